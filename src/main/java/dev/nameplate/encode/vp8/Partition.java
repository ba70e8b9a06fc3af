package dev.nameplate.encode.vp8;

import org.jspecify.annotations.Nullable;

/**
 * One partition of an image while it is written: macroblocks are coded, or taken over from the base's from where both coders have
 * the same range. Reused; not thread-safe.
 */
final class Partition {

    private final BooleanCoder coder = new BooleanCoder();
    private @Nullable CodedPartition base;
    private boolean spliced;

    /** The macroblock from which on the base is followed without having been copied yet; -1 while the coder is up to date. */
    private int since;

    /** @param spliced whether anything may be taken over */
    BooleanCoder begin(CodedPartition base, boolean spliced) {
        this.base = base;
        this.spliced = spliced;
        since = -1;
        coder.clear();
        return coder;
    }

    /** Whether a macroblock that is the base's may be left to it. */
    boolean follows(int macroblock) {
        if (since < 0 && spliced && coder.range() == base().range(macroblock)) {
            since = macroblock;
        }
        return since >= 0;
    }

    /** The coder, standing before a macroblock. */
    BooleanCoder at(int macroblock) {
        if (since >= 0 && since < macroblock) {
            CodedPartition from = base();
            coder.append(
                    from.bytes(),
                    from.position(since) + 8,
                    from.position(macroblock) + 8,
                    from.rest(since),
                    from.rest(macroblock),
                    from.range(macroblock));
        }
        since = -1;
        return coder;
    }

    private CodedPartition base() {
        CodedPartition it = base;
        if (it == null) {
            throw new IllegalStateException("not begun");
        }
        return it;
    }
}
