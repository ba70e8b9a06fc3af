package dev.nameplate.http;

import dev.nameplate.arrivals.DataHealth;
import dev.nameplate.arrivals.Inquiry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /data-health}: from a query to what is asked of data health. */
final class DataHealthRoute {

    /** More parameters than there are need no reading. */
    private static final int MOST_PARAMETERS = 16;

    private final DataHealth dataHealth;

    DataHealthRoute(DataHealth dataHealth) {
        this.dataHealth = dataHealth;
    }

    /**
     * What is asked, or why it cannot be answered.
     *
     * @param status what to answer with when there are problems
     */
    record Asked(Inquiry inquiry, int status, List<String> problems) {}

    /** @param query as it came; null for none */
    Asked asked(@Nullable String query) {
        List<String> problems = new ArrayList<>();
        Inquiry.Read read = Inquiry.of(parameters(query == null ? "" : query, problems));
        problems.addAll(read.problems());
        if (!problems.isEmpty()) {
            return new Asked(Inquiry.ALL, 400, problems);
        }
        String template = read.inquiry().template().orElse("");
        if (!template.isEmpty() && !dataHealth.knows(template)) {
            return new Asked(
                    Inquiry.ALL,
                    404,
                    List.of("There is no template " + template + ". Opened were: "
                            + String.join(", ", dataHealth.templates()) + "."));
        }
        return new Asked(read.inquiry(), 200, List.of());
    }

    String json(Asked asked) {
        return dataHealth.json(asked.inquiry());
    }

    private static Map<String, String> parameters(String query, List<String> problems) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String piece : query.split("&", MOST_PARAMETERS + 1)) {
            if (piece.isEmpty()) {
                continue;
            }
            int equals = piece.indexOf('=');
            String name = equals < 0 ? piece : piece.substring(0, equals);
            try {
                String value = equals < 0 ? "" : URLDecoder.decode(piece.substring(equals + 1), StandardCharsets.UTF_8);
                if (given.put(name, value) != null) {
                    problems.add("a parameter is there twice");
                }
            } catch (IllegalArgumentException broken) {
                problems.add("a parameter has a % that starts no escape");
            }
        }
        return given;
    }
}
