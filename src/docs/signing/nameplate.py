"""Signs Nameplate links; Python 3.8 or newer. `python3 nameplate.py signing.json` holds it against the vectors."""

import hashlib
import hmac
import json
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from urllib.parse import quote


def query(pairs):
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs)


def signed_text(image, fixed, open_names):
    """The text that is signed: fixed fields and controls, and the names left to the sender (None for a link without _open)."""
    path, ext = image.rsplit(".", 1)
    pairs = dict(fixed)
    if open_names is not None:
        pairs["_open"] = ",".join(sorted(open_names))
    return "\n".join(["np1", path, ext, query(sorted(pairs.items()))])


def signature(key, text, as_hex=False):
    """_sig: the key's name and 16 bytes of HMAC-SHA256. The key is as in links.keys: kid[@project]:secret."""
    name, secret = key.split(":", 1)
    if secret.startswith("text:"):
        raw = secret[len("text:"):].encode("ascii")
    else:
        raw = urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
    mac = hmac.new(raw, text.encode("utf-8"), hashlib.sha256).digest()[:16]
    code = mac.hex() if as_hex else urlsafe_b64encode(mac).decode("ascii").rstrip("=")
    return name.split("@")[0] + "." + code


def sign_link(key, image, fixed, open_names=()):
    """A link's path and query: sign_link(key, "webinar.jpg", {"date": "2027-01-31"}, ["name"]) + "&name=" + your_merge_tag"""
    pieces = ["_sig=" + signature(key, signed_text(image, fixed, open_names))]
    pieces += [query([pair]) for pair in fixed.items()]
    if open_names is not None:
        pieces.append("_open=" + ",".join(open_names))
    return f"/t/{image}?" + "&".join(pieces)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    key = vectors["kid"] + ":" + vectors["secret_base64url"]
    for it in vectors["cases"]:
        fixed = {**it["controls"], **it["fixed"]}
        names = fixed.pop("_open", None)
        open_names = None if names is None else [name for name in names.split(",") if name]
        image = f"{it['template']}.{it['ext']}"
        text = signed_text(image, fixed, open_names)
        made = [text, signature(key, text), signature(key, text, as_hex=True), sign_link(key, image, fixed, open_names)]
        assert made == [it["text"], it["sig"], it["sig_hex"], it["link"]], (made, it)
    print(f"{len(vectors['cases'])} vectors hold")
