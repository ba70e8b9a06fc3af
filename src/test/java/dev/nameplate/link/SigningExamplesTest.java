package dev.nameplate.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.testing.Demands;
import dev.nameplate.testing.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The signing examples of the documents meet the vectors, and fail where a vector is wrong; each is run where its language is installed. */
class SigningExamplesTest {

    private static final Path EXAMPLES = Path.of("src/docs/signing").toAbsolutePath();
    private static final Path VECTORS = Path.of("src/test/resources/vectors/signing.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 60;

    @TempDir
    private Path folder;

    /** A language, its files, and how they are run: {@code %e} is the folder of the examples, {@code %f} one to work in, {@code %v} vectors. */
    enum Language {
        JAVA(
                "NameplateLinks.java",
                "java",
                "",
                "%j/javac -d %f %e/NameplateLinks.java",
                "%j/java -cp %f NameplateLinks %v"),
        JAVASCRIPT("nameplate.mjs", "node", "nodejs", "", "node %e/nameplate.mjs %v"),
        PYTHON("nameplate.py", "python3", "python3", "", "python3 %e/nameplate.py %v"),
        PHP("nameplate.php", "php", "php-cli", "", "php %e/nameplate.php %v"),
        RUBY("nameplate.rb", "ruby", "ruby", "", "ruby %e/nameplate.rb %v"),
        GO(
                "nameplate.go nameplate_test.go",
                "go",
                "golang-go",
                "go test -c -o %f/examples %e/nameplate.go %e/nameplate_test.go",
                "%f/examples -test.v %v"),
        CSHARP(
                "NameplateLinks.cs",
                "mcs",
                "mono-mcs libmono-system-runtime-serialization4.0-cil libmono-system-xml-linq4.0-cil",
                "mcs -out:%f/examples.exe -r:System.Runtime.Serialization,System.Xml,System.Xml.Linq %e/NameplateLinks.cs",
                "mono %f/examples.exe %v");

        private final List<String> files;
        private final String program;
        private final String packages;
        private final String prepared;
        private final String run;

        Language(String files, String program, String packages, String prepared, String run) {
            this.files = List.of(files.split(" "));
            this.program = program;
            this.packages = packages;
            this.prepared = prepared;
            this.run = run;
        }

        private void need() {
            switch (this) {
                case JAVA -> {
                    // It runs these tests.
                }
                case GO -> Demands.large(program, packages);
                default -> Demands.onPath(program, packages);
            }
        }
    }

    /** What a program gave. */
    private record Ran(int code, String output) {}

    private Ran run(String command, Path vectors) throws IOException, InterruptedException {
        List<String> words = Stream.of(command.split(" "))
                .map(word -> word.replace("%e", EXAMPLES.toString())
                        .replace("%f", folder.toString())
                        .replace(
                                "%j",
                                Path.of(System.getProperty("java.home"), "bin").toString())
                        .replace("%v", vectors.toAbsolutePath().toString()))
                .toList();
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GOCACHE", folder.resolve("go").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(words + " does not end");
        }
        return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void an_example_meets_the_vectors_and_fails_where_one_is_wrong(Language language) throws Exception {
        language.need();
        if (!language.prepared.isEmpty()) {
            assertThat(run(language.prepared, VECTORS)).isEqualTo(new Ran(0, ""));
        }
        Ran ran = run(language.run, VECTORS);
        assertThat(ran.output()).contains("7 vectors hold");
        assertThat(ran.code()).isZero();
        for (String key :
                List.of("p1@acme:text:" + "printable ASCII: 32 of them + more!", Links.KEY.replace("k1", "A-_z"))) {
            Path more = Files.writeString(folder.resolve("more.json"), JSON.writeValueAsString(random(key, 150)));
            ran = run(language.run, more);
            assertThat(ran.output()).as(key).contains("150 vectors hold");
            assertThat(ran.code()).isZero();
        }
        for (String part : List.of("text", "sig", "sig_hex", "link")) {
            ObjectNode vectors = (ObjectNode) JSON.readTree(VECTORS.toFile());
            ObjectNode last = (ObjectNode) vectors.get("cases").get(6);
            last.put(part, last.get(part).asText().replaceFirst("[b-y]([^a-z]*)$", "z$1"));
            Path wrong = Files.writeString(folder.resolve("wrong.json"), JSON.writeValueAsString(vectors));
            ran = run(language.run, wrong);
            assertThat(ran.code()).as("%s with another %s", language, part).isNotZero();
            assertThat(ran.output()).doesNotContain("vectors hold\nPASS");
        }
    }

    /** Random links under a key, signed as the description reads. */
    private static JsonNode random(String key, int count) {
        Random random = new Random(7);
        String kid = key.substring(0, key.indexOf(':'));
        String secret = key.substring(key.indexOf(':') + 1);
        byte[] raw = secret.startsWith("text:")
                ? secret.substring(5).getBytes(StandardCharsets.US_ASCII)
                : PlainSigning.SECRET;
        ObjectNode vectors = JSON.createObjectNode().put("kid", kid).put("secret_base64url", secret);
        ArrayNode cases = vectors.putArray("cases");
        for (int i = 0; i < count; i++) {
            Map<String, String> controls = new LinkedHashMap<>();
            Map<String, String> fixed = new LinkedHashMap<>();
            if (random.nextBoolean()) {
                controls.put("_dl", value(random));
            }
            List<String> open = new ArrayList<>(
                    List.of("name", "company", "_lang", "z9", "a_b").subList(random.nextInt(5), 5));
            java.util.Collections.shuffle(open, random);
            if (random.nextInt(4) > 0) {
                controls.put("_open", String.join(",", open));
            }
            for (int field = random.nextInt(4); field > 0; field--) {
                fixed.put("f" + random.nextInt(30), value(random));
            }
            add(cases.addObject(), kid.split("@")[0], raw, controls, fixed);
        }
        return vectors;
    }

    private static void add(
            ObjectNode into, String kid, byte[] secret, Map<String, String> controls, Map<String, String> fixed) {
        Map<String, String> all = new LinkedHashMap<>(controls);
        all.putAll(fixed);
        String text = PlainSigning.text("acme/card-1", "jpeg", all);
        String sig = kid + "." + PlainSigning.base64(secret, text);
        StringBuilder link = new StringBuilder("/t/acme/card-1.jpeg?_sig=" + sig);
        all.forEach((name, value) -> {
            if (!name.equals("_open")) {
                link.append('&').append(name).append('=').append(PlainSigning.encoded(value));
            }
        });
        if (controls.containsKey("_open")) {
            link.append("&_open=").append(controls.get("_open"));
        }
        into.put("template", "acme/card-1").put("ext", "jpeg");
        controls.forEach(into.putObject("controls")::put);
        fixed.forEach(into.putObject("fixed")::put);
        into.put("text", text)
                .put("sig", sig)
                .put("sig_hex", kid + "." + HexFormat.of().formatHex(PlainSigning.mac(secret, text)))
                .put("link", link.toString());
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> value.append(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n\t".charAt(random.nextInt(35)));
                case 1 -> value.appendCodePoint(0xA1 + random.nextInt(0x500));
                case 2 -> value.append(List.of("日本", "🎉", "ł", "é").get(random.nextInt(4)));
                default -> value.append((char) ('A' + random.nextInt(26)));
            }
        }
        return value.toString();
    }

    @ParameterizedTest
    @EnumSource
    void an_example_is_short_and_holds_itself_against_every_part_of_a_vector(Language language) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : language.files) {
            List<String> lines = Files.readAllLines(EXAMPLES.resolve(name));
            assertThat(lines).as(name).hasSizeLessThan(MOST_LINES);
            assertThat(lines).as(name).allMatch(line -> line.length() <= 150);
            all.append(String.join("\n", lines)).append('\n');
        }
        assertThat(all.toString().toLowerCase(java.util.Locale.ROOT).replace("_", ""))
                .contains("kid", "secretbase64url", "text:", "open", "sighex", "hold")
                .containsPattern("it\\W*(\\.|\\[|values|remove).*link|\"link\"|'link'");
    }

    @Test
    void the_page_names_every_example_and_nothing_lies_about() throws IOException {
        String page = Files.readString(EXAMPLES.resolve("README.md"));
        List<String> known = new ArrayList<>(List.of("README.md"));
        for (Language language : Language.values()) {
            known.addAll(language.files);
            language.files.forEach(file -> assertThat(page).contains("](" + file + ")"));
        }
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }
}
