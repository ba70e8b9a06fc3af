package dev.nameplate.raster;

import java.util.Arrays;

/**
 * The contours of an outline, in groups that stand apart from each other from left to right.
 *
 * <p>What is inside one group does not depend on the others, and a sweep costs as the square of what it meets: words of a
 * line are swept one by one. A contour reaches as far as its points do, seen or not. Confined to one thread.
 */
final class Contours {

    /** Grid columns beyond this are taken for it, which may put contours into one group that need not be. */
    private static final double FARTHEST = 1 << 30;

    /** By contour: its first edge; the last entry in use is the count of edges. */
    private int[] edge = new int[32];

    private int[] left = new int[32];
    private int[] right = new int[32];
    private int count;

    private double min;
    private double max;

    /** By rank from left to right: the contour, below its left end. */
    private long[] order = new long[32];

    /** By group: the rank of its first contour; the last entry in use is the count of contours. */
    private int[] first = new int[32];

    private int groups;

    void begin() {
        count = 0;
        edge[0] = 0;
        open();
    }

    private void open() {
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
    }

    /** Takes in a column that the open contour reaches. */
    void reach(double x) {
        min = Math.min(min, x);
        max = Math.max(max, x);
    }

    /** Closes the open contour, whose edges are those up to {@code edges}; one without edges is forgotten. */
    void close(int edges) {
        if (edges > edge[count]) {
            if (count + 2 > edge.length) {
                edge = Arrays.copyOf(edge, count * 2 + 2);
                left = Arrays.copyOf(left, count * 2 + 2);
                right = Arrays.copyOf(right, count * 2 + 2);
            }
            left[count] = (int) Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(min)));
            right[count] = (int) Math.max(-FARTHEST, Math.min(FARTHEST, Math.ceil(max)));
            edge[++count] = edges;
        }
        open();
    }

    /** Finds the groups; how many there are. */
    int group() {
        if (order.length < count + 1) {
            order = new long[count * 2 + 1];
            first = new int[count * 2 + 1];
        }
        for (int i = 0; i < count; i++) {
            order[i] = (long) left[i] << 32 | i;
        }
        Arrays.sort(order, 0, count);
        groups = 0;
        long reached = Long.MIN_VALUE;
        for (int rank = 0; rank < count; rank++) {
            int contour = (int) order[rank];
            if (left[contour] > reached) {
                first[groups++] = rank;
            }
            reached = Math.max(reached, right[contour]);
        }
        first[groups] = count;
        return groups;
    }

    /** The rank of a group's first contour; of the group after the last, the count of contours. */
    int first(int group) {
        return first[group];
    }

    /** The first edge of the contour of a rank. */
    int from(int rank) {
        return edge[(int) order[rank]];
    }

    /** The edge after the last of the contour of a rank. */
    int to(int rank) {
        return edge[(int) order[rank] + 1];
    }
}
