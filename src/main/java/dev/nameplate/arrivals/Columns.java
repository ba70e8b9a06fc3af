package dev.nameplate.arrivals;

import dev.nameplate.merge.MergeNote.Kind;
import dev.nameplate.visitor.Visitor;
import java.util.EnumSet;
import java.util.Set;

/** Where counters stand in their row, and sets of them as bits: what happened at one open is one number. */
final class Columns {

    /** Rungs of a ladder that are told apart; the last stands for those below it too. */
    static final int RUNGS = 8;

    private static final int FATES = Fate.values().length;
    private static final int KINDS = Kind.values().length;

    /** An ampersand or a per cent sign came as it is: nobody had encoded the value. */
    static final int UNENCODED = FATES;

    private static final int FIRST_KIND = UNENCODED + 1;
    private static final int FIRST_RUNG = FIRST_KIND + KINDS;

    /** Counters of a field. */
    static final int OF_FIELD = FIRST_RUNG + RUNGS;

    /** Opens by anybody who may look. */
    static final int OPENS = 0;

    /** Fetches by whoever had kept an image, and asked whether it still holds. */
    static final int KEPT = 1;

    /** Fetches by anybody who may look, whose values guards refused. */
    static final int REFUSED = 2;

    private static final int FIRST_VISITOR = 3;

    /** Counters of a template or link as a whole. */
    static final int OF_HEAD = FIRST_VISITOR + Visitor.values().length;

    private static final Set<Kind> MENDED = EnumSet.of(
            Kind.HEALED_AMPERSAND,
            Kind.HEALED_ENTITY,
            Kind.HEALED_ENCODING,
            Kind.HEALED_DOUBLE_ENCODING,
            Kind.HEALED_PERCENT,
            Kind.HEALED_CHARACTERS,
            Kind.EMOJI_DROPPED,
            Kind.DROPPED_ITEMS,
            Kind.TOO_MANY);

    private static final long MENDED_BITS = bits(MENDED);
    private static final long MISSING_BITS = bits(EnumSet.of(Kind.EMPTY, Kind.ABSENT, Kind.NULL_WORD));
    private static final long TAG_BIT = bit(of(Kind.UNRESOLVED_TAG));
    /** Why a value was not taken; of a list that was, they are why some of its items were not. */
    private static final long REJECTING_BITS = bits(EnumSet.complementOf(EnumSet.copyOf(MENDED)))
            & ~MISSING_BITS
            & ~TAG_BIT
            & ~bits(EnumSet.of(Kind.FALLBACK, Kind.REMOVED));

    private static final long UNENCODED_BITS = bits(EnumSet.of(Kind.HEALED_AMPERSAND, Kind.HEALED_PERCENT));

    static {
        if (OF_FIELD > Long.SIZE) {
            throw new IllegalStateException(OF_FIELD + " counters do not fit into the bits of one number");
        }
    }

    private Columns() {}

    static int of(Fate fate) {
        return fate.ordinal();
    }

    static int of(Kind kind) {
        return FIRST_KIND + kind.ordinal();
    }

    /** @param rung from 1 on */
    static int ofRung(int rung) {
        return FIRST_RUNG + Math.min(rung, RUNGS) - 1;
    }

    static int of(Visitor visitor) {
        return FIRST_VISITOR + visitor.ordinal();
    }

    static long bit(int column) {
        return 1L << column;
    }

    private static long bits(Set<Kind> kinds) {
        long bits = 0;
        for (Kind kind : kinds) {
            bits |= bit(of(kind));
        }
        return bits;
    }

    /**
     * All that happened to an open field at one open.
     *
     * @param kinds the bits of its notes
     * @param rung the rung of what was drawn, 0 for the value that arrived; negative when the field was removed
     */
    static long happened(long kinds, int rung) {
        long all = (rung == 0 ? kinds & ~REJECTING_BITS : kinds) | bit(of(fate(kinds, rung)));
        if ((kinds & UNENCODED_BITS) != 0) {
            all |= bit(UNENCODED);
        }
        return rung > 0 ? all | bit(ofRung(rung)) : all;
    }

    private static Fate fate(long kinds, int rung) {
        if (rung == 0) {
            return (kinds & MENDED_BITS) == 0 ? Fate.RESOLVED : Fate.HEALED;
        }
        if ((kinds & TAG_BIT) != 0) {
            return Fate.RAW_TAG;
        }
        return (kinds & MISSING_BITS) == 0 ? Fate.REJECTED : Fate.MISSING;
    }

    static boolean isRawTag(long happened) {
        return (happened & bit(of(Fate.RAW_TAG))) != 0;
    }
}
