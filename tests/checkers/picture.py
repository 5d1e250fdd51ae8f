"""Compares two pictures of the same page block by block.

    picture.py OURS THEIRS

Both are brought to one size and blurred a little, so that a letter which stands half a point lower
does not count. Prints how far apart they are: the mean over all blocks, and the share of blocks that
differ clearly.
"""

import json
import sys

from PIL import Image, ImageChops, ImageFilter

Image.MAX_IMAGE_PIXELS = None
# Points of the page to a block, and how far apart (of 255) a block differs clearly.
BLOCK = 12
CLEARLY = 24


def small(path, size):
    picture = Image.open(path).convert("RGB")
    return picture.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(2))


def main(ours, theirs):
    with Image.open(ours) as first:
        size = first.size
    differing = ImageChops.difference(small(ours, size), small(theirs, size))
    # The channel that differs most, so that a fill of another hue counts.
    channels = differing.split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    blocks = list(most.reduce(BLOCK).get_flattened_data())
    mean = sum(blocks) / len(blocks)
    clearly = sum(block > CLEARLY for block in blocks) / len(blocks)
    json.dump({"mean": mean, "clearly": clearly}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
