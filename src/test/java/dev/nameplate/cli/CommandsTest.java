package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.link.KeyRing;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.PipelineSettings;
import dev.nameplate.pipeline.Workshop;
import dev.nameplate.store.StoreSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private static final Workshop WORKSHOP = new Workshop(
            new PipelineSettings(
                    1, 16, Duration.ofSeconds(3), /* webp= */ true, /* unsigned= */ false, Optional.empty()),
            new Meters());

    @TempDir
    private Path folder;

    /** What a command gave. */
    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        CommandLine line = NameplateCommand.commandLine(new Host() {
            @Override
            public int serve(Optional<Path> config, Map<String, String> overrides) {
                return overrides.isEmpty() ? 0 : 7;
            }

            @Override
            public Session open(Optional<Path> config, boolean withKeys) {
                KeyRing keys = KeyRing.parse(KEY).fold(ring -> ring, problems -> {
                    throw new AssertionError(problems);
                });
                return new Session(
                        keys,
                        "http://127.0.0.1:8080",
                        /* unsigned= */ false,
                        new StoreSettings(folder.resolve("templates"), folder, Duration.ZERO),
                        WORKSHOP);
            }
        });
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out, /* autoFlush= */ true));
        line.setErr(new PrintWriter(err, /* autoFlush= */ true));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void sign_prints_one_link_that_explain_calls_genuine() {
        Ran signed = run("sign", "webinar.jpg", "--set", "date=2027-01-31", "--open", "name,company");
        assertThat(signed.code()).isZero();
        assertThat(signed.err()).isEmpty();
        assertThat(signed.out().strip())
                .startsWith("http://127.0.0.1:8080/t/webinar.jpg?_sig=k1.")
                .endsWith("&date=2027-01-31&_open=name,company");
        Ran explained = run("explain", signed.out().strip() + "&name=JOS%C3%89&company=AT&T&utm_source=x");
        assertThat(explained.code()).isZero();
        assertThat(explained.out())
                .contains("genuine", "\"José\"", "\"AT&T\"", "healed-ampersand", "key:", "200 with the image");
    }

    @Test
    void sign_warns_of_fields_that_would_have_no_effect() {
        Ran ran = run("sign", "webinar.jpg", "--set", "nmae=x", "--open", "title");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("no field nmae", "title", "may not be opened");
    }

    @Test
    void sign_pins_and_expires_on_request() {
        Ran ran = run("sign", "webinar.jpg", "--pin", "--expires", "30d", "--base", "https://img.acme.com/");
        assertThat(ran.out())
                .startsWith("https://img.acme.com/t/webinar.jpg?_sig=k1.")
                .contains("&_v=", "&_exp=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign webinar.jpg --set _dpr=9",
                "sign webinar.jpg --set _nope=1",
                "sign webinar.jpg --set name=a --open name",
                "sign webinar.jpg --expires tomorrow",
                "sign nosuch.jpg --pin",
                "render nosuch.jpg -o x.jpg",
                "templates check ."
            })
    void what_cannot_be_done_is_refused_with_1_and_says_why(String command) {
        Ran ran = run(command.split(" "));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err().strip()).isNotEmpty().doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign",
                "sign webinar.svg",
                "sign Webinar.jpg",
                "sign webinar.jpg --opne name",
                "render webinar.jpg",
                "serve --port many",
                "nosuchcommand",
                "templates",
                "templates check /no/such/folder",
                "keys"
            })
    void wrong_use_ends_with_2_and_names_the_help(String command) {
        Ran ran = run(command.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "serve", "sign", "explain", "render", "templates", "templates check", "keys", "keys new"})
    void every_command_has_help(String command) {
        Ran ran = run((command + " --help").strip().split(" "));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: nameplate");
    }

    @Test
    void serve_takes_its_port_from_the_command_line() {
        assertThat(run("serve").code()).isZero();
        assertThat(run("serve", "--port", "9").code()).isEqualTo(7);
        assertThat(run().code()).isZero();
    }

    @Test
    void render_writes_the_image_and_says_what_it_is() throws IOException {
        Path file = folder.resolve("sarah.png");
        Ran ran = run("render", "welcome.png", "--set", "name=Sarah", "--set", "_dpr=2", "-o", file.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("2400x800");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(2400);
    }

    @Test
    void check_lists_every_problem_of_every_template() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("mine/broken"));
        Files.writeString(broken.resolve("template.json"), "{\"format\":2,\"titel\":\"x\"}");
        Path sound = Files.createDirectories(folder.resolve("mine/sound"));
        Files.writeString(
                sound.resolve("template.json"),
                "{\"format\":1,\"title\":\"x\",\"sizes\":[{\"width\":9,\"height\":9}],\"layers\":[]}");
        Ran ran = run("templates", "check", folder.resolve("mine").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("sound: sound", "broken: ", "/format", "/titel", "title");
        Ran json = run("templates", "check", "--json", broken.toString());
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).contains("\"path\" : \"/titel\"", "\"sound\" : false");
        assertThat(run("templates", "check", sound.toString()).code()).isZero();
    }

    @Test
    void check_says_what_the_fonts_draw_and_which_samples_they_do_not() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("fonts/mine"));
        Files.writeString(mine.resolve("template.json"), """
                {"format": 1, "title": "x", "sizes": [{"width": 9, "height": 9}],
                 "fields": [{"name": "a", "samples": ["Sarah"]}, {"name": "b", "samples": ["Ada", "محمد"]}],
                 "layers": []}""");
        Ran ran = run("templates", "check", mine.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "  warning: /fields/1/samples/1: no font at hand draws its Arabic",
                        "  fonts draw: Latin, Greek, Cyrillic, Hebrew\n",
                        "  fonts do not draw: Armenian, ")
                .doesNotContain("/fields/0/samples");
        JsonObject json = new JsonArray(
                        run("templates", "check", "--json", mine.toString()).out())
                .getJsonObject(0)
                .getJsonObject("fonts");
        assertThat(json.getJsonArray("scripts")).contains("Latin", "Hebrew").doesNotContain("Arabic");
        assertThat(json.getJsonArray("lacking")).contains("Arabic", "emoji");
        assertThat(json.getJsonArray("samples").getJsonObject(0).getString("path"))
                .isEqualTo("/fields/1/samples/1");
    }

    @Test
    void a_forged_link_is_explained_as_refused() {
        String link = run("sign", "webinar.jpg", "--open", "name").out().strip();
        Ran ran = run("explain", link.replace("_open=name", "_open=name,title"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("refused", "403");
        assertThat(run("explain", "https://img.acme.com/logo.png").code()).isEqualTo(1);
    }

    @Test
    void keys_new_prints_a_key_that_can_be_used() {
        Ran ran = run("keys", "new");
        assertThat(ran.code()).isZero();
        assertThat(KeyRing.parse(ran.out().strip()).<Boolean>fold(keys -> true, problems -> false))
                .isTrue();
        assertThat(run("keys", "new").out()).isNotEqualTo(ran.out());
    }
}
