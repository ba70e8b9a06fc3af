package dev.nameplate.esp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whose mail a mail is by the tags in it. */
public final class Recognition {

    private static final int KNOWN_FIELD = 3;
    private static final int OWN_FIELD = 1;
    private static final int MARK = 4;

    private Recognition() {}

    /**
     * The providers whose mail this can be, the likeliest alone if one is ahead of all others; none when it holds no tags.
     *
     * @param text the whole mail
     * @param values what stands in the open fields of its links
     */
    public static List<Profile> of(String text, List<String> values) {
        List<String> tags = new ArrayList<>();
        TagFinder.in(text).forEach(span -> tags.add(span.of(text)));
        values.stream().map(String::strip).filter(TagFinder::isWhole).forEach(tags::add);
        Map<Profile, Integer> scores = new LinkedHashMap<>();
        int best = 0;
        for (Profile profile : Profiles.all()) {
            int score = score(profile, tags, text);
            scores.put(profile, score);
            best = Math.max(best, score);
        }
        int most = best;
        return most == 0
                ? List.of()
                : Profiles.all().stream()
                        .filter(profile -> scores.getOrDefault(profile, 0) == most)
                        .toList();
    }

    private static int score(Profile profile, List<String> tags, String text) {
        TagReader reader = new TagReader(profile);
        int score = 0;
        for (String tag : tags) {
            score += reader.read(tag)
                    .map(read ->
                            (read.known() ? KNOWN_FIELD : OWN_FIELD) + (read.kind() == TagReader.Kind.PLAIN ? 0 : 1))
                    .orElse(0);
        }
        for (String mark : profile.marks()) {
            score += text.contains(mark) ? MARK : 0;
        }
        return score;
    }
}
