"""JSON as the releases and number-bindings 0.1 describe it, typed by hand: (model, literal text) pairs.

Nothing here is made by the models, so that a mistake in them shows.
"""

from backends.wire import (
    call_forwarding_signal,
    kyc_match,
    kyc_tenure,
    labels,
    number_recycling,
    numbers,
    one_time_password_sms,
    query_jobs,
    sim_swap,
    subscription_status,
    training,
    unbind_requests,
)
from backends.wire.common import AnswerModel, ErrorInfo, RequestModel
from backends.wire.platforms import PlatformPage

PROOF = '"holderProof": {"authenticationId": "c0ffee00-1234", "validatedAt": "2026-11-23T01:30:00Z"}'
CONSENT = '"consent": {"textVersion": "N-2026-03", "agreedAt": "2026-11-23T01:31:00Z"}'

REQUESTS: list[tuple[type[RequestModel], str]] = [
    (
        kyc_match.MatchRequest,
        """{"phoneNumber": "+8613800138000", "idDocument": "11010519491231002X",
            "idDocumentType": "national_id_card", "name": "张示例"}""",
    ),
    (
        kyc_match.MatchRequest,
        """{"idDocument": "66666666q", "idDocumentType": "passport", "idDocumentExpiryDate": "2027-07-12",
            "name": "Federica Sanchez Arjona", "givenName": "Federica", "familyName": "Sanchez Arjona",
            "nameKanaHankaku": "federica", "nameKanaZenkaku": "Ｆｅｄｅｒｉｃａ", "middleNames": "Sanchez",
            "familyNameAtBirth": "YYYY", "address": "Tokyo-to Chiyoda-ku Iidabashi 3-10-10",
            "streetName": "Nicolas Salmeron", "streetNumber": "4", "postalCode": "1028460", "region": "Tokyo",
            "locality": "ZZZZ", "country": "JP", "houseNumberExtension": "VVVV", "birthdate": "1978-08-22",
            "email": "abc@example.com", "gender": "OTHER", "cityOfBirth": "Madrid",
            "countryOfBirth": "ES", "nationality": "ES"}""",
    ),
    (
        one_time_password_sms.SendCodeRequest,
        '{"phoneNumber": "+8613800138000", "message": "验证码{{code}}，请念给坐席。"}',
    ),
    (
        one_time_password_sms.ValidateCodeRequest,
        '{"authenticationId": "ea0840f3-3663-4149-bd10-c7c6b8912105", "code": "007A"}',
    ),
    (
        number_recycling.RecyclingRequest,
        '{"phoneNumber": "+8613800138000", "specifiedDate": "2024-10-31"}',
    ),
    (number_recycling.RecyclingRequest, '{"specifiedDate": "2024-10-31"}'),
    (kyc_tenure.TenureRequest, '{"phoneNumber": "+8613800138000", "tenureDate": "2023-07-03"}'),
    (sim_swap.SimSwapCheckRequest, '{"phoneNumber": "+8613800138000", "maxAge": 2400}'),
    (sim_swap.SimSwapDateRequest, "{}"),
    (call_forwarding_signal.CallForwardingRequest, '{"phoneNumber": "+8613800138000"}'),
    (subscription_status.SubscriptionStatusRequest, '{"phoneNumber": "+8613800138000"}'),
    (numbers.RetrieveNumberRequest, '{"phoneNumber": "+8613800138000"}'),
    (
        query_jobs.QueryJobRequest,
        f"""{{"phoneNumber": "+8613800138000", "purpose": "dpv:FulfilmentOfObligation", {PROOF}, {CONSENT},
            "platformIds": ["douyin", "meituan"], "activatedOn": "2025-03-14",
            "callerReference": "00112300019"}}""",
    ),
    (
        unbind_requests.UnbindRequestRequest,
        f"""{{"phoneNumber": "+8613800138000",
            "items": [{{"platformId": "douyin"}}, {{"platformId": "meituan", "bindingId": "b-17"}}],
            "queryJobId": "q-1", {PROOF}, {CONSENT}, "notifyHolder": true,
            "callerReference": "00112300019"}}""",
    ),
    (
        unbind_requests.RetrieveUnbindRequestsRequest,
        f"""{{"phoneNumber": "+8613800138000", {PROOF}, "callerReference": "00112300019",
            "page": 2, "perPage": 50}}""",
    ),
    (unbind_requests.WithdrawRequest, '{"itemIds": ["1", "3"], "reason": "the holder keeps it"}'),
    (unbind_requests.WithdrawRequest, "{}"),
    (
        labels.RetrieveLabelsRequest,
        f'{{"phoneNumber": "+8613800138000", {PROOF}, "providerIds": ["360"], "maxAge": 0}}',
    ),
    (
        labels.LabelCorrectionRequest,
        f"""{{"phoneNumber": "+8613800138000", "reason": "PREVIOUS_HOLDER",
            "items": [{{"labelId": "l-1", "action": "REMOVE"}},
                      {{"labelId": "l-2", "action": "REPLACE", "replacementText": "示例公司"}}],
            "statement": "Held since March.", {PROOF}}}""",
    ),
    (training.RetrieveMessagesRequest, '{"phoneNumber": "+8613800138000"}'),
]

ANSWERS: list[tuple[type[AnswerModel], str]] = [
    (
        kyc_match.MatchAnswer,
        '{"nameMatch": "false", "nameMatchScore": 87, "idDocumentMatch": "not_available"}',
    ),
    (kyc_match.MatchAnswer, "{}"),
    (
        one_time_password_sms.SendCodeAnswer,
        '{"authenticationId": "ea0840f3-3663-4149-bd10-c7c6b8912105"}',
    ),
    (number_recycling.RecyclingAnswer, '{"phoneNumberRecycled": true}'),
    (kyc_tenure.TenureAnswer, '{"tenureDateCheck": true, "contractType": "Business"}'),
    (kyc_tenure.TenureAnswer, '{"tenureDateCheck": false}'),
    (sim_swap.SimSwapCheckAnswer, '{"swapped": false}'),
    (sim_swap.SimSwapDateAnswer, '{"latestSimChange": null, "monitoredPeriod": 120}'),
    (sim_swap.SimSwapDateAnswer, '{"latestSimChange": "2024-09-18T07:37:53Z"}'),
    (call_forwarding_signal.UnconditionalAnswer, '{"active": true}'),
    (call_forwarding_signal.UnconditionalAnswer, "{}"),
    (
        subscription_status.SubscriptionStatusAnswer,
        '{"voiceSmsIn": "suspended", "voiceSmsOut": "active", "dataService": "throttled"}',
    ),
    (
        PlatformPage,
        """{"items": [{"platformId": "meituan", "name": {"zh": "美团", "en": "Meituan"},
            "familyId": "meituan", "familyName": {"zh": "美团", "en": "Meituan"},
            "unbindMethod": "AUTOMATIC", "warningWeight": "MONEY",
            "warning": {"zh": "示例", "en": "Example"}, "catalogueVersion": "2026-11"}],
            "pagination": {"page": 1, "perPage": 100, "totalCount": 1}}""",
    ),
    (
        numbers.NumberRecord,
        """{"phoneNumber": "+8613800138000", "carrier": "CHINA_MOBILE", "verdict": "RECYCLED",
            "activatedOn": "2025-03-14", "activatedOnConfidence": "LOW", "portedInOn": "2025-04-01",
            "retryOn": "2026-11-30", "serviceLine": "10086"}""",
    ),
    (
        numbers.NumberRecord,
        '{"phoneNumber": "+8613800138000", "carrier": "MVNO", "verdict": "OTHER_CARRIER"}',
    ),
    (
        query_jobs.QueryJob,
        """{"queryJobId": "q-1", "phoneNumber": "+8613800138000", "status": "PARTIALLY_SUCCEEDED",
            "createdAt": "2026-11-23T01:36:00Z", "updatedAt": "2026-11-23T01:36:02Z",
            "expectedBy": "2026-11-25", "resultsExpireAt": "2026-11-24T01:36:00Z", "bindingCount": 2,
            "platforms": [{"platformId": "douyin", "platformName": "抖音", "status": "ANSWERED",
                "bindingCount": 2}, {"platformId": "soul", "status": "UNAVAILABLE",
                "contextCode": "TIMEOUT", "contextMessage": "no answer"}],
            "error": {"status": 504, "code": "TIMEOUT", "message": "one platform did not answer"}}""",
    ),
    (
        query_jobs.BindingPage,
        """{"items": [
            {"bindingId": "b-17", "platformId": "meituan", "platformName": "美团",
             "accountCategory": "SHOPPING", "maskedAccount": "z***", "boundAt": "2021-05-01T16:00:00Z",
             "holderRelation": "PREVIOUS_HOLDER", "unbindMethod": "AUTOMATIC"},
            {"bindingId": "b-18", "platformId": "soul", "platformName": "Soul",
             "accountCategory": "SOCIAL", "boundAt": null, "holderRelation": "UNKNOWN",
             "unbindMethod": "SELF_SERVICE", "selfServiceUrl": "https://soul.example/leave",
             "openUnbindRequestId": "u-9"}],
            "pagination": {"page": 1, "perPage": 100, "totalCount": 2}}""",
    ),
    (
        unbind_requests.UnbindRequest,
        """{"unbindRequestId": "u-1", "phoneNumber": "+8613800138000", "callerReference": "00112300019",
            "createdAt": "2026-11-23T01:40:00Z", "updatedAt": "2026-11-24T02:00:00Z",
            "status": "IN_PROGRESS", "expectedBy": "2026-11-30",
            "items": [{"itemId": "1", "platformId": "douyin", "status": "UNBOUND",
                "updatedAt": "2026-11-24T02:00:00Z"},
               {"itemId": "2", "platformId": "meituan", "bindingId": "b-17", "status": "FORWARDED",
                "updatedAt": "2026-11-23T03:00:00Z", "contextCode": "MANUAL",
                "contextMessage": "looked at by a person"}]}""",
    ),
    (
        labels.LabelsAnswer,
        """{"phoneNumber": "+8613800138000", "providers": [
            {"providerId": "360", "status": "CURRENT", "refreshedAt": "2026-11-23T01:00:00Z",
             "labels": [{"labelId": "l-1", "category": "DELIVERY", "text": "外卖", "reportCount": 12,
                "firstReportedAt": "2022-06-01T16:00:00Z", "correctable": true,
                "openLabelCorrectionId": "c-3"}]},
            {"providerId": "taidi", "status": "PENDING", "expectedBy": "2026-11-25", "labels": []}]}""",
    ),
    (
        labels.LabelCorrection,
        """{"labelCorrectionId": "c-3", "phoneNumber": "+8613800138000",
            "createdAt": "2026-11-23T01:50:00Z", "updatedAt": "2026-11-23T01:50:00Z",
            "status": "SUBMITTED", "expectedBy": "2026-11-30",
            "items": [{"labelId": "l-1", "status": "PENDING", "updatedAt": "2026-11-23T01:50:00Z"}]}""",
    ),
    (
        training.MessagesAnswer,
        '{"messages": [{"sentAt": "2026-11-23T01:29:00Z", "text": "验证码004711，请念给坐席。"}]}',
    ),
    (ErrorInfo, '{"status": 404, "code": "IDENTIFIER_NOT_FOUND", "message": "not of this operator"}'),
]
