package dev.nameplate.merge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Of fixed values alone. */
    public static Delivery of(Map<String, String> fixed) {
        return new Delivery(fixed, List.of(), "");
    }

    /** Of fixed values and of others that arrive behind the link, as a provider that encodes everything would put them. */
    public static Delivery of(Map<String, String> fixed, Map<String, String> arriving) {
        String openPart = arriving.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + '=' + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return new Delivery(fixed, List.copyOf(arriving.keySet()), openPart);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
