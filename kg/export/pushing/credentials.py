"""Who we are to a store: a name and a password as it asks for them (Basic, Digest), or a token. Never sent unasked, but a token."""

import hashlib
import re
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import PushError

__all__ = ["Credentials"]

SCHEME = re.compile(r"(?:^|,)\s*(Basic|Digest)\s", re.I)  # of: Digest realm="SPARQL", nonce="f5f1", qop="auth"
FIELD = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))')
HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


@dataclass(slots=True)
class Credentials:
    """Of one run. Passwords and tokens are in no message: they are not even shown where the object is."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    _challenge: Mapping[str, str] | None = field(default=None, repr=False)
    _basic: bool = field(default=False, repr=False)
    _count: int = field(default=0, repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def header(self, method: str, target: str) -> dict[str, str]:
        """What goes with a request for this path and query; nothing, while the store has not asked."""
        if self.token:
            return {"Authorization": f"Bearer {self.token}"}
        if self._basic:
            return {"Authorization": "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()}
        return {"Authorization": self._digest(method, target)} if self._challenge else {}

    def challenged(self, challenges: list[str]) -> bool:
        """Take up what a 401 or 403 asks for; whether it is worth to ask again."""
        if not self.user or self.token:
            return False
        for challenge in challenges:
            found = SCHEME.search(challenge)
            if found and found[1].lower() == "digest":
                said = {name.lower(): quoted or bare for name, quoted, bare in FIELD.findall(challenge[found.end() :])}
                stale = said.get("stale", "").lower() == "true" or self._count > 1  # it was good for a request before
                wrong = self._challenge is not None and not stale
                self._challenge, self._count = said, 0
                return not wrong
        if self._basic:
            return False
        self._basic = True
        return True

    def _digest(self, method: str, target: str) -> str:
        """RFC 7616, with qop "auth" or none."""
        asked = self._challenge or {}
        algorithm = asked.get("algorithm", "MD5").upper()
        if algorithm not in HASHES:
            raise PushError(
                f"the store asks for Digest with {algorithm[:30]!r}; only {' and '.join(HASHES)} are known here"
            )

        def hashed(*words: str) -> str:
            return HASHES[algorithm](":".join(words).encode()).hexdigest()

        realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
        mine, what = hashed(self.user, realm, self.password), hashed(method, target)
        said = {"username": self.user, "realm": realm, "nonce": nonce, "uri": target, "opaque": asked.get("opaque", "")}
        more = f", algorithm={algorithm}"
        self._count += 1
        if "auth" in re.split(r"[\s,]+", asked.get("qop", "")):
            count, own = f"{self._count:08x}", secrets.token_hex(8)
            said |= {"cnonce": own, "response": hashed(mine, nonce, count, own, "auth", what)}
            more += f", qop=auth, nc={count}"
        else:
            said["response"] = hashed(mine, nonce, what)
        return "Digest " + ", ".join(f'{name}="{value}"' for name, value in said.items() if value) + more
