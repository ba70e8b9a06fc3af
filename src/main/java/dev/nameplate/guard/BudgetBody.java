package dev.nameplate.guard;

import dev.nameplate.guard.Budget.Shape;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;

/**
 * One chunk of a budget as nodes hand it to each other.
 *
 * @param generation how often the link was forgotten by a node that had no room; what is of an earlier one is void
 * @param bits the chunk; empty where it was forgotten
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BudgetBody(long generation, Shape shape, long[] bits) {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 8 + 8 + 4 + 4 + 1;

    private static final Comparator<BudgetBody> LATER = Comparator.comparingLong(BudgetBody::generation)
            .thenComparingLong(body -> body.shape().limit())
            .thenComparingInt(body -> body.shape().chunks())
            .thenComparingInt(body -> body.shape().longs())
            .thenComparingInt(body -> body.shape().hashes());

    /**
     * Of one generation and shape the union; else the later generation, and of two shapes (where nodes' settings differ) one on which all
     * nodes agree.
     */
    static final Merge UNION = BudgetBody::union;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + bits.length * 8);
        bytes.put(VERSION).putLong(generation).putLong(shape.limit());
        bytes.putInt(shape.chunks()).putInt(shape.longs()).put((byte) shape.hashes());
        bytes.asLongBuffer().put(bits);
        return bytes.array();
    }

    /** Empty when it was not written by this version. */
    static Optional<BudgetBody> read(byte[] body) {
        if (body.length < HEAD || body[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(body, 1, body.length - 1);
        long generation = bytes.getLong();
        Shape shape = new Shape(bytes.getLong(), bytes.getInt(), bytes.getInt(), bytes.get());
        long[] bits = new long[(body.length - HEAD) / 8];
        bytes.asLongBuffer().get(bits);
        boolean sound = shape.limit() > 0
                && shape.chunks() > 0
                && shape.hashes() > 0
                && Integer.bitCount(shape.longs()) == 1
                && shape.longs() <= Budget.CHUNK_LONGS
                && (bits.length == 0 || bits.length == shape.longs());
        return sound ? Optional.of(new BudgetBody(generation, shape, bits)) : Optional.empty();
    }

    private static Post union(Post one, Post other) {
        Optional<BudgetBody> ours = read(one.body());
        Optional<BudgetBody> theirs = read(other.body());
        if (ours.isEmpty() || theirs.isEmpty()) {
            // Of another version: whichever all agree on.
            return ours.isPresent() ? one : theirs.isPresent() ? other : Merge.LATEST.merge(one, other);
        }
        int order = LATER.compare(ours.get(), theirs.get());
        if (order != 0 || ours.get().bits().length == 0 || theirs.get().bits().length == 0) {
            boolean first = order > 0 || order == 0 && theirs.get().bits().length == 0;
            return first ? one : other;
        }
        long[] joined = ours.get().bits().clone();
        for (int i = 0; i < joined.length; i++) {
            joined[i] |= theirs.get().bits()[i];
        }
        return new Post(
                one.topic(),
                one.key(),
                Math.max(one.stamp(), other.stamp()),
                new BudgetBody(ours.get().generation(), ours.get().shape(), joined).bytes());
    }
}
