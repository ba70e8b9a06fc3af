package dev.nameplate.esp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells whose mail a mail is by the tags in it. */
public final class Recognition {

    private static final int KNOWN_FIELD = 3;
    private static final int OWN_FIELD = 1;
    private static final int MARK = 4;

    /** Longer values are looked at up to here. */
    private static final int LONGEST_VALUE = 300;

    private record Known(Profile profile, TagReader reader) {}

    private static final List<Known> KNOWN = Profiles.all().stream()
            .map(profile -> new Known(profile, new TagReader(profile)))
            .toList();

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
        return likeliest(tags, text);
    }

    /**
     * The provider that alone can have left such tags in the values of a link; empty when several can, or nobody that is known.
     *
     * @param values of one link, each with a tag in it
     */
    public static Optional<Profile> ofValues(List<String> values) {
        List<String> shown = values.stream()
                .map(value -> value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value)
                .toList();
        List<Profile> likely = of(String.join("\n", shown), shown);
        return likely.size() == 1 ? Optional.of(likely.get(0)) : Optional.empty();
    }

    private static List<Profile> likeliest(List<String> tags, String text) {
        List<String> tight = tags.stream().map(TagReader::tight).toList();
        int[] scores =
                KNOWN.stream().mapToInt(known -> score(known, tight, text)).toArray();
        int most = IntStream.of(scores).max().orElse(0);
        return most == 0
                ? List.of()
                : IntStream.range(0, scores.length)
                        .filter(i -> scores[i] == most)
                        .mapToObj(i -> KNOWN.get(i).profile())
                        .toList();
    }

    private static int score(Known known, List<String> tags, String text) {
        int score = 0;
        for (String tag : tags) {
            score += known.reader()
                    .readTight(tag)
                    .map(read ->
                            (read.known() ? KNOWN_FIELD : OWN_FIELD) + (read.kind() == TagReader.Kind.PLAIN ? 0 : 1))
                    .orElse(0);
        }
        for (String mark : known.profile().marks()) {
            score += text.contains(mark) ? MARK : 0;
        }
        return score;
    }
}
