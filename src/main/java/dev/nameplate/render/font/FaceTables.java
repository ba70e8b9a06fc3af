package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the tables of a font file say about one face.
 *
 * @param family the family that its designer put it in ({@code Inter}, not {@code Inter SemiBold}), with its width where
 *     that is not the normal one
 * @param weight 100..900
 * @param codePoints what it has glyphs for
 */
record FaceTables(String family, int weight, boolean italic, Face.Metrics metrics, CodePoints codePoints) {

    private static final String[] WIDTHS = {
        "",
        " UltraCondensed",
        " ExtraCondensed",
        " Condensed",
        " SemiCondensed",
        "",
        " SemiExpanded",
        " Expanded",
        " ExtraExpanded",
        " UltraExpanded"
    };
    private static final int FAMILY = 1;
    private static final int TYPOGRAPHIC_FAMILY = 16;

    static FaceTables of(Sfnt sfnt) {
        ByteBuffer head = sfnt.required("head");
        ByteBuffer os2 = sfnt.required("OS/2");
        int unitsPerEm = unsigned(head, 18);
        if (unitsPerEm < 16 || unitsPerEm > 16384) {
            throw new FontFault(unitsPerEm + " units per em; 16 to 16384 are read");
        }
        int weight = unsigned(os2, 4);
        int width = unsigned(os2, 6);
        boolean italic = (unsigned(os2, 62) & 1) != 0 || (unsigned(head, 44) & 2) != 0;
        return new FaceTables(
                family(sfnt, width),
                Math.max(100, Math.min(900, weight < 10 ? weight * 100 : weight)),
                italic,
                metrics(sfnt, os2, unitsPerEm),
                CodePoints.of(sfnt.required("cmap")));
    }

    private static String family(Sfnt sfnt, int width) {
        String family = name(sfnt.required("name"));
        String ofWidth = width < WIDTHS.length ? WIDTHS[width] : "";
        return family.endsWith(ofWidth) ? family : family + ofWidth;
    }

    /** The same of a face that is cut out of a variable font, of which this is the usual one. */
    FaceTables of(Sfnt sfnt, Cuts.Cut cut, double[] place) {
        return new FaceTables(
                cut.width() == 0 ? family : family(sfnt, cut.width()),
                cut.weight(),
                cut.italic(),
                sfnt.table("MVAR").map(table -> moved(table, place)).orElse(metrics),
                codePoints);
    }

    private Face.Metrics moved(ByteBuffer table, double[] place) {
        int store = unsigned(table, 10);
        if (store == 0) {
            return metrics;
        }
        Variations variations = new Variations(table.slice(store, table.limit() - store), place);
        return new Face.Metrics(
                metrics.unitsPerEm(),
                metrics.ascent(),
                metrics.descent(),
                metrics.capHeight() + moved(table, "cpht", variations),
                metrics.xHeight() + moved(table, "xhgt", variations),
                metrics.underlineOffset() - moved(table, "undo", variations),
                Math.max(1, metrics.underlineThickness() + moved(table, "unds", variations)));
    }

    private static int moved(ByteBuffer table, String tag, Variations variations) {
        int size = unsigned(table, 6);
        for (int i = 0; i < unsigned(table, 8); i++) {
            byte[] name = new byte[4];
            table.get(12 + size * i, name);
            if (new String(name, StandardCharsets.ISO_8859_1).equals(tag)) {
                return variations.delta(unsigned(table, 16 + size * i), unsigned(table, 18 + size * i));
            }
        }
        return 0;
    }

    /** Faces that Java2D opens and draws nothing of: better refused than blank. */
    static void check(Sfnt sfnt) {
        boolean pictures = sfnt.has("CBDT") && sfnt.has("CBLC");
        boolean layers = sfnt.table("COLR").map(table -> unsigned(table, 0) > 0).orElse(false);
        if (!pictures && (layers || sfnt.has("sbix"))) {
            throw new FontFault("its colour glyphs are " + (layers ? "COLR version 1" : "sbix")
                    + ", which is not drawn; colour emoji are read from CBDT tables");
        }
        if (sfnt.has("CFF2")) {
            throw new FontFault("its outlines vary in a way that is not read (CFF2); take the family's files of fixed"
                    + " weights, or its variable one with TrueType outlines (.ttf)");
        }
        if (!pictures && !sfnt.has("glyf") && !sfnt.has("CFF ")) {
            throw new FontFault("it has no outlines: neither of the tables glyf and CFF");
        }
    }

    private static Face.Metrics metrics(Sfnt sfnt, ByteBuffer os2, int unitsPerEm) {
        ByteBuffer hhea = sfnt.required("hhea");
        int ascent = hhea.getShort(4);
        int descent = -hhea.getShort(6);
        boolean typographic = (unsigned(os2, 62) & 1 << 7) != 0;
        if (typographic || (ascent == 0 && descent == 0)) {
            ascent = os2.getShort(68);
            descent = -os2.getShort(70);
        }
        boolean hasHeights = unsigned(os2, 0) >= 2 && os2.limit() >= 90;
        int xHeight = hasHeights ? os2.getShort(86) : 0;
        int capHeight = hasHeights ? os2.getShort(88) : 0;
        Optional<ByteBuffer> post = sfnt.table("post");
        int underline = post.map(table -> (int) -table.getShort(8)).orElse(0);
        int thickness = post.map(table -> (int) table.getShort(10)).orElse(0);
        return new Face.Metrics(
                unitsPerEm,
                ascent,
                Math.max(0, descent),
                capHeight > 0 ? capHeight : Math.round(unitsPerEm * 0.7f),
                xHeight > 0 ? xHeight : unitsPerEm / 2,
                underline > 0 ? underline : unitsPerEm / 10,
                thickness > 0 ? thickness : unitsPerEm / 20);
    }

    /** The typographic family, or else the plain one; in English where there is a choice. */
    private static String name(ByteBuffer table) {
        int count = unsigned(table, 2);
        int storage = unsigned(table, 4);
        String best = "";
        int bestRank = 0;
        for (int i = 0; i < count; i++) {
            int entry = 6 + 12 * i;
            int rank = rank(table, entry);
            if (rank > bestRank) {
                byte[] text = new byte[unsigned(table, entry + 8)];
                table.get(storage + unsigned(table, entry + 10), text);
                boolean wide = unsigned(table, entry) != 1;
                best = new String(text, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1).strip();
                bestRank = rank;
            }
        }
        if (best.isEmpty()) {
            throw new FontFault("it names no family");
        }
        return best;
    }

    private static int rank(ByteBuffer table, int entry) {
        int platform = unsigned(table, entry);
        int language = unsigned(table, entry + 4);
        int name = unsigned(table, entry + 6);
        if (name != FAMILY && name != TYPOGRAPHIC_FAMILY) {
            return 0;
        }
        int rank = name == TYPOGRAPHIC_FAMILY ? 10 : 1;
        if (platform == 3 || platform == 0) {
            return rank + (language == 0x409 || platform == 0 ? 3 : 1);
        }
        return platform == 1 && language == 0 ? rank : 0;
    }

    private static int unsigned(ByteBuffer table, int at) {
        return Short.toUnsignedInt(table.getShort(at));
    }
}
