package dev.nameplate.http;

import dev.nameplate.pipeline.ImageRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code If-None-Match}: a list of entity tags, weak or strong, or {@code *}. */
final class Preconditions {

    private Preconditions() {}

    /** The tags without quotes and weakness marks; whatever is no tag is passed over. */
    static List<String> tags(List<String> headerLines) {
        if (headerLines.isEmpty()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        for (String line : headerLines) {
            if (line.strip().equals("*")) {
                tags.add(ImageRequest.ANY);
                continue;
            }
            int at = 0;
            while ((at = line.indexOf('"', at)) >= 0) {
                int end = line.indexOf('"', at + 1);
                if (end < 0) {
                    break;
                }
                tags.add(line.substring(at + 1, end));
                at = end + 1;
            }
        }
        return tags;
    }
}
