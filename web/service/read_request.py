"""What came over the wire → what is asked. Nothing is believed before it was here.

Each request is a pydantic model (`request.py`), of which the description of the interface is made
as well. What does not fit one is refused in one line that a person can act on: the first that is
wrong, in the order of the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, WrapValidator, model_validator

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from pydantic import ValidationInfo, ValidatorFunctionWrapHandler

LARGEST_BODY = 1_000_000  # bytes: a question of 100,000 characters is refused by its own line

Request = TypeVar("Request", bound="Fields")


class RequestError(OnRecordError):
    """The request is not one that can be answered; the message says why in one line."""


class NoSuchDocumentError(RequestError):
    """Something is asked of a document that there is not."""


def read_request(model: type[Request], record: object) -> Request:
    """Return what `record`, as JSON gave it, asks. Raises RequestError."""
    return model.model_validate(record)


class Fields(BaseModel):
    """A request: named fields, and none but those. What must be there and is not is null.

    `no_object` is the line for what has no fields, `noun` says what a field is called.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    no_object: ClassVar[str] = 'send a JSON object like {"question": "…"}'
    noun: ClassVar[str] = "field"

    @model_validator(mode="before")
    @classmethod
    def check_names(cls, record: object) -> dict[str, Any]:
        """Return the fields of what was sent, before pydantic checks each. Raises RequestError."""
        return cls.fields_of(record)

    @classmethod
    def fields_of(cls, record: object) -> dict[str, Any]:
        """Return the fields of `record`. Raises RequestError for one that there is not."""
        if not isinstance(record, dict):
            raise RequestError(cls.no_object)
        unknown = sorted(set(record) - set(cls.model_fields))
        if unknown and cls.model_config["extra"] == "forbid":
            raise RequestError(cls.no_such(unknown[0][:40]))
        required = [name for name, field in cls.model_fields.items() if field.is_required()]
        return {**dict.fromkeys(required), **record}

    @classmethod
    def no_such(cls, name: str) -> str:
        """Return the line for a field that there is not."""
        return f"no {cls.noun} '{name}'; there are {', '.join(cls.model_fields)}"


def must_be(words: str) -> WrapValidator:
    """Have a field that is anything else refused in these words."""
    return refused_as(f"'{{name}}' must be {words}")


def refused_as(line: str) -> WrapValidator:
    """Have a field that does not fit its type refused with `line`; {name} is the field's.

    A RequestError is no ValueError, so pydantic hands it on as it is.
    """

    def checked(value: Any, check: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:  # noqa: ANN401
        try:
            return check(value)
        except ValueError as error:
            raise RequestError(line.format(name=info.field_name)) from error

    return WrapValidator(checked)
