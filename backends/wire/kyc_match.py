"""kyc-match 0.4.0: whether name and document are the holder's. It compares and never reveals."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backends.wire.common import AnswerModel, RequestModel
from backends.wire.fields import E164, Day, Maybe, Open, Whole

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
Score = Annotated[Whole, Field(ge=0, le=99)]
"""How alike two texts are; only beside `false`, and only where the operator scores."""


class IdDocumentType(StrEnum):
    """What kind of document a number belongs to."""

    PASSPORT = "passport"
    NATIONAL_ID_CARD = "national_id_card"
    RESIDENCE_PERMIT = "residence_permit"
    DIPLOMATIC_ID = "diplomatic_id"
    DRIVER_LICENCE = "driver_licence"
    SOCIAL_SECURITY_ID = "social_security_id"
    OTHER = "other"


class Gender(StrEnum):
    """As the release lists it."""

    MALE = "MALE"
    FEMALE = "FEMALE"
    OTHER = "OTHER"


class MatchResult(StrEnum):
    """One attribute's answer: a text of three, no boolean. `not_available` is not `false`."""

    TRUE = "true"
    FALSE = "false"
    NOT_AVAILABLE = "not_available"


class MatchRequest(RequestModel):
    """What the caller says of themselves; at least one besides the number."""

    phone_number: Maybe[E164] = None
    id_document: Maybe[str] = None
    id_document_type: Maybe[IdDocumentType] = None
    id_document_expiry_date: Maybe[Day] = None
    name: Maybe[str] = None
    given_name: Maybe[str] = None
    family_name: Maybe[str] = None
    name_kana_hankaku: Maybe[str] = None
    name_kana_zenkaku: Maybe[str] = None
    middle_names: Maybe[str] = None
    family_name_at_birth: Maybe[str] = None
    address: Maybe[str] = None
    street_name: Maybe[str] = None
    street_number: Maybe[str] = None
    postal_code: Maybe[str] = None
    region: Maybe[str] = None
    locality: Maybe[str] = None
    country: Maybe[str] = None
    house_number_extension: Maybe[str] = None
    birthdate: Maybe[Day] = None
    email: Maybe[Email] = None
    gender: Maybe[Gender] = None
    city_of_birth: Maybe[str] = None
    country_of_birth: Maybe[str] = None
    nationality: Maybe[str] = None

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing but the number is given (KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION)."""
        told = type(self).model_fields.keys() - {"phone_number"}
        return all(getattr(self, name) is None for name in told)


class MatchAnswer(AnswerModel):
    """The attributes that were asked for, and no others."""

    id_document_match: Maybe[Open[MatchResult]] = None
    id_document_type_match: Maybe[Open[MatchResult]] = None
    id_document_expiry_date_match: Maybe[Open[MatchResult]] = None
    name_match: Maybe[Open[MatchResult]] = None
    name_match_score: Maybe[Score] = None
    given_name_match: Maybe[Open[MatchResult]] = None
    given_name_match_score: Maybe[Score] = None
    family_name_match: Maybe[Open[MatchResult]] = None
    family_name_match_score: Maybe[Score] = None
    name_kana_hankaku_match: Maybe[Open[MatchResult]] = None
    name_kana_hankaku_match_score: Maybe[Score] = None
    name_kana_zenkaku_match: Maybe[Open[MatchResult]] = None
    name_kana_zenkaku_match_score: Maybe[Score] = None
    middle_names_match: Maybe[Open[MatchResult]] = None
    middle_names_match_score: Maybe[Score] = None
    family_name_at_birth_match: Maybe[Open[MatchResult]] = None
    family_name_at_birth_match_score: Maybe[Score] = None
    address_match: Maybe[Open[MatchResult]] = None
    address_match_score: Maybe[Score] = None
    street_name_match: Maybe[Open[MatchResult]] = None
    street_name_match_score: Maybe[Score] = None
    street_number_match: Maybe[Open[MatchResult]] = None
    street_number_match_score: Maybe[Score] = None
    postal_code_match: Maybe[Open[MatchResult]] = None
    region_match: Maybe[Open[MatchResult]] = None
    region_match_score: Maybe[Score] = None
    locality_match: Maybe[Open[MatchResult]] = None
    locality_match_score: Maybe[Score] = None
    country_match: Maybe[Open[MatchResult]] = None
    house_number_extension_match: Maybe[Open[MatchResult]] = None
    birthdate_match: Maybe[Open[MatchResult]] = None
    email_match: Maybe[Open[MatchResult]] = None
    email_match_score: Maybe[Score] = None
    gender_match: Maybe[Open[MatchResult]] = None
    city_of_birth_match: Maybe[Open[MatchResult]] = None
    city_of_birth_match_score: Maybe[Score] = None
    country_of_birth_match: Maybe[Open[MatchResult]] = None
    nationality_match: Maybe[Open[MatchResult]] = None
