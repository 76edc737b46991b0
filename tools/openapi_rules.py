"""The rules of our own two APIs, as they stand in their descriptions: what no schema can say."""

from collections.abc import Mapping
from typing import Final

from backends.wire.apis import Api

_STYLE: Final = """\
The style is CAMARA's: E.164 numbers in bodies alone, ErrorInfo {status, code, message}, x-correlator, requests that
refuse what is not declared, answers that may grow. A word a client does not know is shown as it came; it is read as
UNKNOWN, or as not final where it is a state of an item, and never as permission.

- **Idempotency-Key**: a quoted string of 1 to 64 visible ASCII characters. The same key with the same body gets the
  first answer again, for 7 days at least; with another body 422 IDEMPOTENCY_KEY_REUSED; while the first is at work 409
  ABORTED.
- **X-Environment** of every answer says LIVE or TRAINING; a request that means the other one is 412
  FAILED_PRECONDITION.
- **202** comes with `Location` and `Retry-After`; what finishes later is polled there, no call-back is needed. Errors
  before the start are HTTP errors; what fails during the work stands in the resource, with 200.
- **holderProof** names the code that was confirmed through one-time-password-sms and when: the `Date` of that answer,
  or its `X-Validated-At` where the server sends one. The server compares it with its own record, some seconds apart at
  most, and answers HOLDER_NOT_VERIFIED where it differs.
- **Audit-Head** `<desk>;<seq>;<hash>`, where a client sends it, is answered by `Audit-Head-Seen`; a step back is
  recorded, and the request is answered as any other.
- `page` counts from 1. Instants are RFC 3339 with their zone; days are days in China (Asia/Shanghai)."""

RULES: Final[Mapping[Api, str]] = {
    Api.NUMBER_BINDINGS: f"""\
What is bound to a mobile number, and requests to release what an earlier holder left there. No published CAMARA
release covers it.

{_STYLE}
- **Zero bindings** are a fact only if every platform of a job is ANSWERED. Results are kept for 24 hours, requests for
  180 days.
- Only bindings of a PREVIOUS_HOLDER and UNKNOWN ones may be asked for. What a server finds to be the CURRENT_HOLDER's
  is never released: asked for by platform it ends as KEPT_CURRENT_HOLDER, named by its id it is refused.
- A request is **accepted or refused whole**. `consent.agreedAt` lies within 10 minutes of the validation, and the
  request is taken for 72 hours after it, so that what was agreed while the line was down can be filed.
- A job is QUEUED, RUNNING and then SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED or CANCELLED.
- An item is SUBMITTED, FORWARDED and then UNBOUND, NO_PRIOR_BINDING, KEPT_CURRENT_HOLDER, REFUSED,
  SELF_SERVICE_REQUIRED or NO_REPLY; WITHDRAWN only before it was FORWARDED. No state goes back.
- A request's status follows from its items. All SUBMITTED: SUBMITTED; else any open: IN_PROGRESS. All closed:
  COMPLETED where each is UNBOUND, NO_PRIOR_BINDING or KEPT_CURRENT_HOLDER, WITHDRAWN where all are, FAILED where none
  succeeded, else PARTIALLY_COMPLETED.""",
    Api.NUMBER_LABELS: f"""\
What caller-label providers show when a number calls, and corrections of it. No published CAMARA release covers it.

{_STYLE}
- `maxAge` is in seconds; 0 asks the providers anew. While one is PENDING the answer has `Retry-After`.
- A correction is accepted or refused whole; a label that shows fraud is never correctable.
- An item is PENDING, IN_REVIEW and then CORRECTED, NOT_LABELLED, REFUSED, REQUIRES_REVIEW or INELIGIBLE; the status of
  a correction follows from its items as that of an unbind request does.""",
}
"""Markdown, as OpenAPI takes it."""
