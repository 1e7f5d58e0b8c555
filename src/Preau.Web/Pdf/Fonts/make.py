#!/usr/bin/python3
"""Makes the two static faces that PDF files embed from the variable web fonts. Run by hand when the typeface changes:

    apt-get install python3-fonttools python3-brotli
    src/Preau.Web/Pdf/Fonts/make.py FOLDER_WITH_THE_WOFF2

What a PDF needs and nothing else is kept: outlines, widths, characters. Two things are made simpler for our own small reader:
kerning becomes a plain `kern` table for the letters of French, and the figures of equal width stand at U+E030 to U+E039.
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {"Regular": 400, "Bold": 680}
KEPT = {"GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}
KERNED = [chr(c) for c in (*range(0x21, 0x7F), *range(0xAB, 0x100))] + list("ŒœŸ’‘“”–—…€")


def load(folder, script, weight):
    font = TTFont(folder / f"reddit-sans-{script}-wght-normal.woff2")
    return instantiateVariableFont(font, {"wght": weight}, inplace=True)


def subtables(font, kind, feature):
    table = font[kind].table
    lookups = {i for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature for i in record.Feature.LookupListIndex}
    for index in sorted(lookups):
        yield [getattr(s, "ExtSubTable", s) for s in table.LookupList.Lookup[index].SubTable]


def kerning(font):
    names = {c: font.getBestCmap().get(ord(c)) for c in KERNED}
    glyphs = sorted({n for n in names.values() if n})
    pairs = {}
    for tables in subtables(font, "GPOS", "kern"):
        for left in glyphs:
            for right in glyphs:
                value = first_value(tables, left, right)
                if value:
                    pairs.setdefault((left, right), value)
    # One or two thousandths cannot be seen on paper.
    return {pair: value for pair, value in pairs.items() if abs(value) >= 20}


def first_value(tables, left, right):
    """The first subtable that knows the pair decides, even when it says zero."""
    for table in tables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
                if record.SecondGlyph == right:
                    return advance(record.Value1)
            continue
        row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
        return advance(row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1)
    return 0


def advance(value):
    return getattr(value, "XAdvance", 0) or 0 if value else 0


def add_missing_glyphs(font, other):
    order = font.getGlyphOrder()
    known = set(order)
    added = [name for name in other.getGlyphOrder() if name not in known]
    font.setGlyphOrder(order + added)
    for name in added:
        font["glyf"].glyphs[name] = other["glyf"][name]
        font["hmtx"].metrics[name] = other["hmtx"][name]
    font["glyf"].glyphOrder = order + added


def characters(font, other, tabular):
    cmap = {**other.getBestCmap(), **font.getBestCmap()}
    cmap.update({0xE030 + i: tabular[cmap[0x30 + i]] for i in range(10)})
    cmap[0x2011] = cmap[ord("-")]
    cmap.setdefault(0x202F, cmap[0xA0])
    table = newTable("cmap")
    table.tableVersion = 0
    from fontTools.ttLib.tables._c_m_a_p import cmap_format_4
    sub = cmap_format_4(4)
    sub.platformID, sub.platEncID, sub.language, sub.cmap = 3, 1, 0, cmap
    table.tables = [sub]
    return table


def make(folder, face, weight):
    font, other = load(folder, "latin", weight), load(folder, "latin-ext", weight)
    tabular = {}
    for tables in subtables(font, "GSUB", "tnum"):
        for table in tables:
            tabular.update(table.mapping)
    pairs = kerning(font)
    cmap = characters(font, other, tabular)
    add_missing_glyphs(font, other)
    font["cmap"] = cmap
    for tag in set(font.keys()) - KEPT:
        del font[tag]
    kern = newTable("kern")
    kern.version = 0
    sub = KernTable_format_0()
    sub.version, sub.coverage, sub.tupleIndex, sub.kernTable = 0, 1, None, pairs
    kern.kernTables = [sub]
    font["kern"] = kern
    font["name"].names = [n for n in font["name"].names if n.nameID in (0, 13, 14)]
    for name_id, text in ((1, "Reddit Sans"), (2, face), (4, f"Reddit Sans {face}"), (6, f"RedditSans-{face}")):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()
    font["post"].formatType = 3.0
    font["OS/2"].usWeightClass = weight
    font.recalcTimestamp = False
    font.flavor = None
    path = Path(__file__).with_name(f"RedditSans-{face}.ttf")
    font.save(path)
    print(path.name, path.stat().st_size, "bytes", len(pairs), "kerned pairs")


for face, weight in FACES.items():
    make(Path(sys.argv[1]), face, weight)
