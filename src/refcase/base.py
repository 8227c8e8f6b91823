"""What all models of a case study are made of."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """What all models share: values never change, unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")
