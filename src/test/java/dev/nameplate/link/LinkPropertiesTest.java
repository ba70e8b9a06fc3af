package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nameplate.testing.Links;
import dev.nameplate.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every link, tried with seeded random ones; a failure names its seed and round. */
class LinkPropertiesTest {

    private static final LinkVerifier VERIFIER = LinkVerifier.of(Links.ring());
    private static final LinkVerifier LENIENT = LinkVerifier.allowingUnsigned(Links.ring());
    private static final List<String> EXTENSIONS = List.of("jpg", "jpeg", "png", "webp", "gif");

    /** A random link's parts, with values of any text. */
    private record Parts(String path, String ext, Map<String, String> fixed, List<String> open) {

        static Parts random(Random random) {
            String path = random.nextBoolean() ? name(random) : name(random) + "/" + name(random);
            Map<String, String> fixed = new LinkedHashMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                fixed.put(field(random), value(random));
            }
            List<String> open = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                String name = random.nextInt(5) == 0 ? "_lang" : field(random);
                if (!open.contains(name) && !fixed.containsKey(name)) {
                    open.add(name);
                }
            }
            return new Parts(path, EXTENSIONS.get(random.nextInt(EXTENSIONS.size())), fixed, open);
        }

        LinkDraft draft() {
            LinkDraft draft = LinkDraft.of(path + "." + ext);
            fixed.forEach(draft::set);
            return draft.open(open);
        }

        Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>(fixed);
            parameters.put("_open", String.join(",", open));
            return parameters;
        }

        private static String name(Random random) {
            return text(random, "abcxyz0189", 1) + text(random, "abcxyz0189-", random.nextInt(20));
        }

        private static String field(Random random) {
            return text(random, "abxyz", 1) + text(random, "ab_09", random.nextInt(4));
        }

        private static String text(Random random, String alphabet, int length) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return text.toString();
        }

        private static String value(Random random) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                int point =
                        switch (random.nextInt(5)) {
                            case 0 -> "%&=+#;?/ \n\0~'\"".codePointAt(random.nextInt(14));
                            case 1 -> 0x80 + random.nextInt(0x780);
                            case 2 -> random.nextInt(0x110000);
                            default -> 'A' + random.nextInt(58);
                        };
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
            }
            return text.toString();
        }
    }

    static LongStream seeds() {
        return Seeds.some(3);
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void what_was_signed_is_genuine_and_read_as_it_was_meant(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            Parts parts = Parts.random(random);

            SignedLink link = Links.genuine(Links.signed(parts.draft()) + "&name=x&utm=y");

            assertThat(link.path()).as("seed %d, round %d", seed, round).isEqualTo(parts.path());
            assertThat(link.ext()).as("seed %d, round %d", seed, round).isEqualTo(parts.ext());
            assertThat(link.fixed()).as("seed %d, round %d", seed, round).isEqualTo(parts.fixed());
            assertThat(link.open()).as("seed %d, round %d", seed, round).isEqualTo(parts.open());
            assertThat(link.openPart()).isEqualTo("name=x&utm=y");
        }
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void every_spelling_of_the_same_values_in_any_order_is_genuine(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            Parts parts = Parts.random(random);
            String text = PlainSigning.text(parts.path(), parts.ext(), parts.parameters());
            List<String> pieces = new ArrayList<>();
            parts.fixed().forEach((name, value) -> pieces.add(name + "=" + spelt(value, random)));
            pieces.add("_sig=k1." + PlainSigning.base64(text));
            Collections.shuffle(pieces, random);
            pieces.add("_open=" + spelt(String.join(",", parts.open()), random));
            String query = String.join(random.nextBoolean() ? "&" : "&amp;", pieces);

            LinkVerdict verdict = VERIFIER.verify("/t/" + parts.path() + "." + parts.ext() + "?" + query);

            assertThat(verdict).as("seed %d, round %d", seed, round).isInstanceOf(LinkVerdict.Genuine.class);
            assertThat(Links.genuine(verdict).fixed()).isEqualTo(parts.fixed());
        }
    }

    /** A value with each byte raw, escaped in either case, or as a plus, as far as that does not change its meaning. */
    private static String spelt(String value, Random random) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean mayBeRaw = b != '%' && b != '&' && b != '+' && b != '=' && b != ';';
            if (b == ' ' && random.nextBoolean()) {
                out.append('+');
            } else if (mayBeRaw && random.nextInt(3) > 0) {
                out.append((char) (b & 0xFF));
            } else {
                out.append(String.format(random.nextBoolean() ? "%%%02X" : "%%%02x", b & 0xFF));
            }
        }
        return out.toString();
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void any_changed_byte_of_the_signed_part_is_refused_or_another_spelling(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            String genuine = Links.signed(Parts.random(random).draft());
            String changed = changed(genuine, random);
            if (changed.equals(genuine)) {
                continue;
            }
            LinkVerdict verdict = VERIFIER.verify(changed);

            if (verdict instanceof LinkVerdict.Genuine) {
                assertThat(signedText(changed))
                        .as("seed %d, round %d: %s", seed, round, changed)
                        .isEqualTo(signedText(genuine));
            } else {
                refused++;
            }
        }
        assertThat(refused).as("rounds that ended as a refusal").isGreaterThan(17_000);
    }

    private static String changed(String target, Random random) {
        StringBuilder changed = new StringBuilder(target);
        int at = random.nextInt(target.length());
        switch (random.nextInt(4)) {
            case 0 -> changed.deleteCharAt(at);
            case 1 -> changed.insert(at, (char) random.nextInt(256));
            case 2 -> changed.setCharAt(at, (char) (changed.charAt(at) ^ 1 << random.nextInt(8)));
            default -> changed.setCharAt(at, "&=%+;,.?/_".charAt(random.nextInt(10)));
        }
        return changed.toString();
    }

    /** The signed text and the signature of a target. */
    private static String signedText(String target) {
        LinkPath path = LinkPath.of(target);
        SignedPart part = new SignedPart();
        assertThat(part.scan(target, path.query())).isNull();
        assertThat(part.read(path)).isNull();
        return part.text().string(0, part.text().length()) + target.substring(part.sigFrom(), part.sigTo());
    }

    @ParameterizedTest(name = Seeds.NAME)
    @MethodSource("seeds")
    void random_bytes_never_make_the_verifier_throw(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 30_000; round++) {
            String target = noise(random);

            assertThatCode(() -> VERIFIER.verify(target))
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
            assertThatCode(() -> LENIENT.verify(target))
                    .as("seed %d, round %d", seed, round)
                    .doesNotThrowAnyException();
            assertThat(VERIFIER.verify(target)).isNotInstanceOf(LinkVerdict.Genuine.class);
        }
    }

    private static String noise(Random random) {
        List<String> words = List.of(
                "/t/",
                "webinar",
                ".jpg",
                "?",
                "&",
                "=",
                "_sig",
                "_open",
                "k1.",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "_exp",
                "name",
                "amp;",
                "%",
                "%41",
                "%C3",
                ",",
                "_lang",
                "+",
                "/",
                "\u00c3",
                "\u20ac",
                "_dpr=2",
                "\ud83c");
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "/t/webinar.jpg?_sig=k1.");
        for (int i = random.nextInt(40); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                text.append((char) random.nextInt(256));
            } else {
                text.append(words.get(random.nextInt(words.size())));
            }
        }
        return text.toString();
    }
}
