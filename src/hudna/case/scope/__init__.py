"""Whether an alleged incident is in scope of a truce.

Was one in force there and then? Was who is alleged to have done it bound by it on that day? Was
the target excluded from it, or designated, on that day? Every question is answered by yes, no or
that it cannot be told, with the facts that say so. A notified site near by is told to whoever asks
for it, and decides nothing.
"""

from hudna.case.scope.judging import Alleged, Judge, Scope
from hudna.case.scope.reasons import Reason, Used

__all__ = ["Alleged", "Judge", "Reason", "Scope", "Used"]
