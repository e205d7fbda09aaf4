#!/bin/sh
# Seen: python-oxmsg says of a message that is attached to an Outlook message that it is attached by
#   value (`attached_by_value` is True), and gives no bytes (`file_bytes` is None), no name
#   (`file_name` is None) and the size 0. The attached message is in the file: olefile reads its
#   subject. Of what is forwarded as an attachment nothing is left, without an error.
# Most would guess: what is attached by value has its bytes, or an attached message is one of
#   another kind; for "by reference" the library has a value of its own.
# Why: PidTagAttachMethod is 5 (afEmbeddedMessage), and the library looks at its lowest bit alone,
#   which 1 (afByValue) has as well. The message lies in a folder, not in a property of bytes.
# Version: python-oxmsg 0.0.2, olefile 0.47 (PyPI, MIT and BSD).
# Source: observed, also with Apache POI's attachment_msg_pdf.msg; [MS-OXCMSG] 2.2.2.9, [MS-OXMSG] 2.2.2.1.
# Date: 2026-12-01
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "python-oxmsg==0.0.2" "olefile==0.47"
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import io
import sys
import zlib
from base64 import b64decode
from importlib.metadata import version

from olefile import OleFileIO
from oxmsg import Message

# a message "The mill" with the message "The fire" attached, packed
PACKED = (
    "eNrtVs1Kw0AQ/jZp+qeH6sFDLxa8iEhJ6aEXEQQVPShFvZcq/hTUSBsVH8dH8En0EfRBbJxNdssSa7tbUtSSb9mfGd"
    "j5MpPZ2X17XXh/fil/IIZN2OgHBWQVHaNuS6EEWELXD4KAq3LUgxT/Cvto4gBVHMKDj3OY4gRXtKuCG3RwTc0Ux7Sb"
    "7/eFHU+suqHNc/SotXFJq+pYWyw2cyyjHOZwaSA3YjJKXF7HZJD+X5D/3Qnil1T8J+evhBF+pLlDX1BFMtCN+2JCfD"
    "acBrfnDOwzV+VLMRy8dsueicmyFxV9itnCEdUdXnkq2MEtzV08GeXPEhwmbTGzAxuiRa2He5zS6FOdr1EFcknnUqth"
    "S8y7P5pZgxXyW+LtoUsv68Io/jrVLF1+24CfafDXQmZXmz9jwG8p9x3nv6O/7tHIb12fbgF+67bwEMo9kj3KjOi7vs"
    "MV/I4BP49VU+FvE6tP4xndZcN5W1hR4hG1CBtgg/zLGtQ8jIl/XUReN/45A/8djf8f5Z7Mgu0R/JH/87TOJ+i/6fkr"
    "GPifncL5Kxrw56Zw/uYM+PPKuyep8yehw8//1d4v8vNYraZPrz8BprztMqI2ZYXuM30ezTy+AODYiJk="
)
content = zlib.decompress(b64decode(PACKED))
print("python-oxmsg", version("python-oxmsg"), "olefile", version("olefile"))
with OleFileIO(io.BytesIO(content)) as opened:
    path = ["__attach_version1.0_#00000000", "__substg1.0_3701000D", "__substg1.0_0037001F"]
    inner = opened.openstream(path).read().decode("utf-16-le")
message = Message.load(content)
(attachment,) = message.attachments
print("subject:", message.subject, "- attached, by olefile:", inner)
shown = (attachment.attached_by_value, attachment.file_name, attachment.file_bytes, attachment.size)
print("attached by value, name, bytes, size:", shown)
same = inner == "The fire" and shown == (True, None, None, 0)
print("an attached message has no bytes" if same else "the behaviour has changed")
sys.exit(not same)
PY
