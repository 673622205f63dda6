"""The commands, one module each: `AIDE`, `DESCRIPTION`, `arguments()` and `executer()`.

They read and print; the work is done by the stages that they call. To add one, write its module
and name it here.
"""

from types import ModuleType

from recueil.commandes import (
    assembler,
    construire,
    corriger,
    expliquer,
    nouvelle,
    pdf,
    schema,
    servir,
    valider,
)

TOUTES: dict[str, ModuleType] = {
    "valider": valider,
    "corriger": corriger,
    "expliquer": expliquer,
    "construire": construire,
    "servir": servir,
    "nouvelle": nouvelle,
    "assembler": assembler,
    "pdf": pdf,
    "schema": schema,
}
