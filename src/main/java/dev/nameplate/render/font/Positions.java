package dev.nameplate.render.font;

import java.nio.ByteBuffer;

/**
 * Moves what a table {@code GPOS} says about kerning and marks to one place of a variable font's axes, where it stands: each
 * number takes its difference, and the reference to the difference is removed. What two parts of the table share is
 * therefore moved once.
 */
final class Positions {

    private static final int EXTENSION = 9;
    private static final int VARIATION = 0x8000;

    /** Numbers looked at; a large font has a hundred thousand. */
    private static final int MOST_STEPS = 20_000_000;

    private final ByteBuffer table;
    private final Variations variations;
    private int steps;

    Positions(ByteBuffer table, Variations variations) {
        this.table = table;
        this.variations = variations;
    }

    void move() {
        int lookups = unsigned(8);
        for (int i = 0; i < unsigned(lookups); i++) {
            int lookup = lookups + unsigned(lookups + 2 + 2 * i);
            int kind = unsigned(lookup);
            for (int j = 0; j < unsigned(lookup + 4); j++) {
                int part = lookup + unsigned(lookup + 6 + 2 * j);
                step();
                if (kind == EXTENSION) {
                    move(unsigned(part + 2), part + table.getInt(part + 4));
                } else {
                    move(kind, part);
                }
            }
        }
    }

    private void move(int kind, int at) {
        switch (kind) {
            case 1 -> single(at);
            case 2 -> pairs(at);
            case 3 -> cursive(at);
            case 4, 6 -> {
                marks(at + unsigned(at + 8));
                anchors(at + unsigned(at + 10), unsigned(at + 6));
            }
            case 5 -> {
                marks(at + unsigned(at + 8));
                int ligatures = at + unsigned(at + 10);
                for (int i = 0; i < unsigned(ligatures); i++) {
                    anchors(ligatures + unsigned(ligatures + 2 + 2 * i), unsigned(at + 6));
                }
            }
            default -> {
                // Lookups by context hold no numbers of their own.
            }
        }
    }

    private void single(int at) {
        int format = unsigned(at + 4);
        boolean one = unsigned(at) == 1;
        int count = one ? 1 : unsigned(at + 6);
        int value = one ? at + 6 : at + 8;
        for (int i = 0; i < count; i++) {
            value = value(value, format, at);
        }
    }

    private void pairs(int at) {
        int first = unsigned(at + 4);
        int second = unsigned(at + 6);
        if (unsigned(at) == 2) {
            int value = at + 16;
            for (int i = unsigned(at + 12) * unsigned(at + 14); i > 0; i--) {
                value = value(value(value, first, at), second, at);
            }
            return;
        }
        for (int i = 0; i < unsigned(at + 8); i++) {
            int set = at + unsigned(at + 10 + 2 * i);
            int value = set + 2;
            for (int j = unsigned(set); j > 0; j--) {
                value = value(value(value + 2, first, set), second, set);
            }
        }
    }

    private void cursive(int at) {
        for (int i = 0; i < 2 * unsigned(at + 4); i++) {
            anchor(at, unsigned(at + 6 + 2 * i));
        }
    }

    private void marks(int at) {
        for (int i = 0; i < unsigned(at); i++) {
            anchor(at, unsigned(at + 4 + 4 * i));
        }
    }

    private void anchors(int at, int classes) {
        for (int i = 0; i < unsigned(at) * classes; i++) {
            anchor(at, unsigned(at + 2 + 2 * i));
        }
    }

    private void anchor(int parent, int offset) {
        step();
        int at = parent + offset;
        if (offset != 0 && unsigned(at) == 3) {
            move(at + 2, at + 6, at);
            move(at + 4, at + 8, at);
        }
    }

    /** Moves the numbers of a value, and gives where it ends. */
    private int value(int at, int format, int parent) {
        step();
        int size = Integer.bitCount(format & 0xFF);
        int numbers = Integer.bitCount(format & 0x0F);
        int reference = at + 2 * numbers;
        int number = at;
        for (int bit = 0; bit < 4; bit++) {
            boolean there = (format & 1 << bit) != 0;
            if ((format & 0x10 << bit) != 0) {
                if (there) {
                    move(number, reference, parent);
                }
                reference += 2;
            }
            number += there ? 2 : 0;
        }
        return at + 2 * size;
    }

    private void move(int number, int reference, int parent) {
        int offset = unsigned(reference);
        int device = parent + offset;
        if (offset != 0 && unsigned(device + 4) == VARIATION) {
            int moved = table.getShort(number) + variations.delta(unsigned(device), unsigned(device + 2));
            table.putShort(number, (short) moved);
            table.putShort(reference, (short) 0);
        }
    }

    private void step() {
        if (++steps > MOST_STEPS) {
            throw new FontFault("its table \"GPOS\" says the same too often");
        }
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(table.getShort(at));
    }
}
