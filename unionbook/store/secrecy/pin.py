"""The PIN of a window: it opens a locked screen on one PC and protects nothing else."""

import hashlib
import hmac
import secrets

from unionbook.store.secrecy.passphrase import normal

LEAST = 4
_COST = 1 << 14


def kept(pin: str) -> str:
    """What is kept of a PIN."""
    salt = secrets.token_bytes(8)
    return f"{salt.hex()}${_hashed(pin, salt)}"


def right(pin: str, kept_: str) -> bool:
    """Is it the PIN of which this is kept?"""
    salt, _, hashed = kept_.partition("$")
    try:
        return hmac.compare_digest(_hashed(pin, bytes.fromhex(salt)), hashed)
    except ValueError:
        return False


def _hashed(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(normal(pin).encode(), salt=salt, n=_COST, r=8, p=1, dklen=16).hex()
