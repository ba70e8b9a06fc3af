package dev.nameplate.encode.prefix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How long the codes of a Huffman table are. */
public final class CodeLengths {

    private CodeLengths() {}

    /**
     * Optimal code lengths by package merging; of symbols that weigh the same the last gets one of the longest.
     *
     * @param weights of two symbols at least
     * @param longest most bits of a code
     */
    public static int[] of(long[] weights, int longest) {
        record Item(long weight, int[] symbols) {}
        int n = weights.length;
        List<Item> leaves = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) {
            leaves.add(new Item(weights[i], new int[] {i}));
        }
        Comparator<Item> byWeight = Comparator.comparingLong(Item::weight);
        leaves.sort(byWeight);
        List<Item> level = List.copyOf(leaves);
        for (int length = 1; length < longest; length++) {
            List<Item> next = new ArrayList<>(leaves);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                Item one = level.get(i);
                Item two = level.get(i + 1);
                int[] both = Arrays.copyOf(one.symbols, one.symbols.length + two.symbols.length);
                System.arraycopy(two.symbols, 0, both, one.symbols.length, two.symbols.length);
                next.add(new Item(one.weight + two.weight, both));
            }
            next.sort(byWeight);
            level = next;
        }
        int[] lengths = new int[n];
        for (Item item : level.subList(0, 2 * n - 2)) {
            for (int symbol : item.symbols) {
                lengths[symbol]++;
            }
        }
        return lengths;
    }
}
