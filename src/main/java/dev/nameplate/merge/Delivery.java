package dev.nameplate.merge;

import java.util.List;
import java.util.Map;

/**
 * What a genuine link delivers to the merge.
 *
 * @param fixed fixed fields and controls of the signed part, already decoded once
 * @param open the names listed in {@code _open}: fields, and controls that may be open
 * @param openPart the raw open part, one char per byte (0..255), without its leading {@code &}; empty when there is none
 */
public record Delivery(Map<String, String> fixed, List<String> open, String openPart) {

    public Delivery {
        fixed = Map.copyOf(fixed);
        open = List.copyOf(open);
    }
}
