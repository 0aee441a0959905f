"""The picture of a paper with who looks at it, and when, drawn across: no clean copy leaves."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

# Wider is not needed to read a card.
WIDEST = 1400


def watermarked(file: object, *, words: str) -> bytes:
    with Image.open(file) as picture:  # type: ignore[arg-type]
        sheet = picture.convert("RGB")
    sheet.thumbnail((WIDEST, WIDEST))
    size = max(14, sheet.width // 36)
    font = ImageFont.load_default(size=size)
    # Twice as large as the sheet, so that turned it still covers it.
    side = 2 * max(sheet.size)
    veil = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(veil)
    across = int(pen.textlength(words, font=font)) + 3 * size
    for row, y in enumerate(range(0, side, 5 * size)):
        for x in range(-(row % 2) * across // 2, side, across):
            pen.text((x, y), words, font=font, fill=110)
    left, top = (side - sheet.width) // 2, (side - sheet.height) // 2
    turned = veil.rotate(28).crop((left, top, left + sheet.width, top + sheet.height))
    sheet.paste((200, 20, 20), mask=turned)
    out = BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return out.getvalue()
