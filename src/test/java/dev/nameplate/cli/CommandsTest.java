package dev.nameplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nameplate.arrivals.Arrivals;
import dev.nameplate.arrivals.DataHealth;
import dev.nameplate.arrivals.Inquiry;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.Templates;
import dev.nameplate.visitor.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path folder;

    private Ran run(String... arguments) {
        return Ran.of(new Ran.Place(folder, "http://127.0.0.1:8080"), arguments);
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
    void explain_says_what_to_do_about_what_stands_in_the_link() {
        String link = run("sign", "webinar.jpg", "--open", "name,company").out().strip();
        assertThat(run("explain", link + "&name=Sarah&company=AT&T", "--esp", "hubspot")
                        .out())
                .contains("what to do:", "  company arrived unencoded; HubSpot cannot encode: nothing to do");
        assertThat(run("explain", link + "&name=*|FNAME|*&company=AT&T").out())
                .contains("  company arrived unencoded; Mailchimp can encode it: use *|URL:COMPANY|*")
                .contains("  name arrived as a raw tag; test mails and previews do that");
        assertThat(run("explain", link + "&name=Sarah&company=Acme").out()).doesNotContain("what to do");
        Ran unknown = run("explain", link, "--esp", "hubspit");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("did you mean hubspot?");
    }

    @Test
    void explain_asks_a_server_what_it_counted_and_tells_it_no_value() throws Exception {
        Arrivals arrivals = new Arrivals(10, Clock.systemUTC());
        DataHealth health = new DataHealth(arrivals, path -> Optional.empty());
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data-health", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            Map<String, String> given = new HashMap<>();
            for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
                given.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            byte[] body = health.json(Inquiry.of(given).inquiry()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            String spring = run("sign", "webinar.jpg", "--open", "name", "--set", "_link=spring")
                    .out()
                    .strip();
            assertThat(run("explain", spring + "&name=Sarah", "--operations", url)
                            .out())
                    .contains("counted: links with the id spring were not opened since");
            SignedLink open = Links.genuine(spring.substring(spring.indexOf("/t/")) + "&name=");
            Values values = new Merger()
                    .merge(
                            new Delivery(open.fixed(), open.open(), open.openPart()),
                            List.of(Field.text("name")),
                            MergeContext.of("en"));
            Template template = Templates.of(600, 200).field("name").build();
            Template webinar = new Template(
                    "webinar",
                    template.version(),
                    "",
                    "",
                    "en",
                    template.sizes(),
                    template.variants(),
                    template.fields(),
                    template.layers(),
                    template.assets(),
                    template.fonts(),
                    template.output(),
                    template.caching(),
                    template.alt());
            for (int i = 0; i < 60; i++) {
                arrivals.opened(open, webinar, values, Visitor.GMAIL, /* kept= */ false);
            }
            assertThat(run("explain", spring + "&name=Sarah", "--operations", url + "/", "--esp", "drip")
                            .out())
                    .contains("counted: 60 opens of links with the id spring since ")
                    .contains("  name was missing in 100 % of 60 opens; the list lacks it; what shows it was removed");
            arrivals.refused(open, webinar, Visitor.GMAIL, /* kept= */ false);
            assertThat(run("explain", spring + "&name=Sarah", "--operations", url)
                            .out())
                    .contains("counted: 60 opens of links with the id spring, and 1 that guards refused, since ");
        } finally {
            server.stop(0);
        }
        assertThat(asked)
                .containsExactly(
                        "/data-health?template=webinar&link=spring",
                        "/data-health?template=webinar&link=spring&esp=drip",
                        "/data-health?template=webinar&link=spring");
        Ran gone = run(
                "explain",
                run("sign", "webinar.jpg", "--open", "name").out().strip(),
                "--operations",
                "http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).contains("cannot be asked");
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
                "render webinar.jpg --brand nosuch -o x.jpg",
                "proof nosuch -o x",
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
                "proof welcome",
                "proof welcome -o x --format svg",
                "proof welcome -o x --density 9",
                "serve --port many",
                "nosuchcommand",
                "templates",
                "templates check /no/such/folder",
                "lint",
                "lint /no/such/mail.html",
                "keys"
            })
    void wrong_use_ends_with_2_and_names_the_help(String command) {
        Ran ran = run(command.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "sign",
                "explain",
                "render",
                "proof",
                "batch",
                "templates",
                "templates check",
                "lint",
                "esps",
                "keys",
                "keys new"
            })
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
    void render_takes_what_is_open_as_it_would_arrive() throws IOException {
        byte[] nobody = rendered("welcome.png");
        byte[] sarah = rendered("welcome.png", "--set", "name=Sarah");
        assertThat(rendered("welcome.png", "--open", "name=*|FNAME|*")).isEqualTo(nobody);
        assertThat(rendered("welcome.png", "--set", "name=*|FNAME|*"))
                .isNotEqualTo(nobody)
                .isNotEqualTo(sarah);
        assertThat(rendered("welcome.png", "--open", "name=  Zoë &amp; Söhne "))
                .isEqualTo(rendered("welcome.png", "--set", "name=Zoë & Söhne"));
        Ran ran =
                run("render", "welcome.png", "--open", "name=*|FNAME|*", "--open", "nome=x", "-o", folder + "/out.png");
        assertThat(ran.err()).contains("name: unresolved-tag", "has no field nome");
    }

    @Test
    void render_takes_a_field_once() {
        Ran ran = run("render", "welcome.png", "--open", "name=Ann", "--set", "name=Bo", "-o", folder + "/out.png");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("name is given by --set and by --open");
    }

    private byte[] rendered(String image, String... more) throws IOException {
        Path file = folder.resolve("out.png");
        List<String> arguments = new ArrayList<>(List.of("render", image, "-o", file.toString()));
        arguments.addAll(List.of(more));
        Ran ran = run(arguments.toArray(new String[0]));
        assertThat(ran.code()).as(ran.err()).isZero();
        return Files.readAllBytes(file);
    }

    @Test
    void render_dresses_templates_in_a_kit_by_name_by_folder_and_as_the_server_would() throws IOException {
        byte[] own = rendered("welcome.png");
        byte[] paper = rendered("welcome.png", "--brand", "paper");
        assertThat(paper).isNotEqualTo(own);
        assertThat(rendered("welcome.png", "--brand", "src/main/resources/brands/paper"))
                .isEqualTo(paper);
        assertThat(rendered("welcome.png", "--brand", "none")).isEqualTo(own);

        copy(Path.of("src/main/resources/library/welcome"), folder.resolve("templates/acme/welcome"));
        assertThat(rendered("acme/welcome.png")).isEqualTo(own);
        copy(Path.of("src/main/resources/brands/paper"), folder.resolve("brands/acme"));
        assertThat(rendered("acme/welcome.png")).isEqualTo(paper);
        assertThat(rendered("acme/welcome.png", "--brand", "none")).isEqualTo(own);
    }

    @Test
    void sign_pins_to_the_version_that_is_served_dressed_or_not() throws IOException {
        copy(Path.of("src/main/resources/library/welcome"), folder.resolve("templates/acme/welcome"));
        String own = run("sign", "acme/welcome.jpg", "--pin").out();
        copy(Path.of("src/main/resources/brands/paper"), folder.resolve("brands/acme"));
        assertThat(run("sign", "acme/welcome.jpg", "--pin").out()).isNotEqualTo(own);
    }

    @Test
    void check_dresses_what_it_checks_and_says_what_is_wrong_with_the_kit() throws IOException {
        assertThat(run("templates", "check", "src/main/resources/library", "--brand", "paper")
                        .code())
                .isZero();
        Path broken = Files.createDirectories(folder.resolve("kit"));
        Files.writeString(broken.resolve("brand.json"), "{\"format\":1,\"colours\":{\"ground\":\"blue\"}}");
        Ran ran = run("templates", "check", "src/main/resources/library", "--brand", broken.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("is broken", "\"title\" is missing", "/colours/ground: \"blue\" is no colour");
    }

    @Test
    void the_card_of_the_load_tests_can_be_drawn_and_each_of_its_fields_may_be_open() throws IOException {
        copy(Path.of("loadtests/templates/peer-card"), folder.resolve("templates/peer-card"));
        Ran ran = run("sign", "peer-card.jpg", "--open", "name,company,date,avatar");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(rendered("peer-card.png", "--set", "avatar=1"))
                .isNotEqualTo(rendered("peer-card.png", "--set", "avatar=2"));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
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

    private static final String PALE = """
            {"format": 1, "title": "Pale", "sizes": [{"width": 300, "height": 100}], "layers": [
              {"id": "words", "type": "text", "box": [10, 10, 280, 40], "text": "Hello", "style": {"fill": "%s"}}]}
            """;

    private Path template(String name, String json) throws IOException {
        Path template = Files.createDirectories(folder.resolve("templates").resolve(name));
        Files.writeString(template.resolve("template.json"), json);
        return template;
    }

    @Test
    void check_fails_for_an_error_in_the_pictures_and_not_for_a_warning() throws IOException {
        Path unreadable = template("unreadable", PALE.formatted("#EEEEEE"));
        Ran ran = run("templates", "check", unreadable.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("unreadable: sound", "error contrast /layers/0/style", "give it the \"fill\"", "seen with:");
        Ran json = run("templates", "check", "--json", unreadable.toString());
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).contains("\"sound\" : true", "\"id\" : \"contrast\"", "\"severity\" : \"error\"");
        assertThat(run("templates", "check", "--no-lint", unreadable.toString()).code())
                .isZero();
        Ran warned = run(
                "templates",
                "check",
                template("pale", PALE.formatted("#888888")).toString());
        assertThat(warned.code()).isZero();
        assertThat(warned.out()).contains("warning contrast");
    }

    @Test
    void proof_writes_every_picture_a_sheet_and_a_page() throws IOException {
        Path proof = folder.resolve("proof");
        Ran ran =
                run("proof", "welcome", "-o", proof.toString(), "--density", "1", "--set", "name=Ana", "--lang", "de");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("welcome: 12 contacts, no findings", "sheet@1x.png", "index.html");
        try (Stream<Path> files = Files.list(proof)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("@1x.jpg")))
                    .hasSize(12)
                    .contains("complete@1x.jpg", "no-images@1x.jpg");
        }
        assertThat(ImageIO.read(proof.resolve("complete@1x.jpg").toFile()).getWidth())
                .isEqualTo(1200);
        assertThat(ImageIO.read(proof.resolve("sheet@1x.png").toFile()).getWidth())
                .isGreaterThan(1200);
        String page = Files.readString(proof.resolve("index.html"));
        assertThat(page)
                .contains("<h1>", "data:image/jpeg;base64,", "Findings")
                .doesNotContain("<script", "src=\"http");
        JsonObject json = new JsonObject(Files.readString(proof.resolve("proof.json")));
        assertThat(json.getJsonArray("contacts")).hasSize(12);
        assertThat(json.getJsonArray("findings")).isEmpty();
        JsonObject nothing = json.getJsonArray("contacts").getJsonObject(1);
        assertThat(nothing.getString("id")).isEqualTo("nothing");
        assertThat(nothing.getJsonArray("fields").getJsonObject(0).getString("drawn"))
                .as("a fixed field is there for everybody")
                .isEqualTo("Ana");
    }

    @Test
    void proof_ends_with_1_when_a_finding_is_an_error() throws IOException {
        template("unreadable", PALE.formatted("#EEEEEE"));
        Ran ran = run("proof", "unreadable", "-o", folder.resolve("out").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("error contrast", "errors: 1, warnings: 0");
        assertThat(folder.resolve("out/sheet@2x.png")).exists();
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
                        "fonts draw: Latin, Greek, Cyrillic, Hebrew\n",
                        "fonts do not draw: Armenian, ")
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

    @Test
    void keys_new_prints_a_key_of_the_rest_api_when_asked() {
        Ran ran = run("keys", "new", "--api");
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip()).matches("api-[0-9a-f]{8}:[A-Za-z0-9_-]{43}");
    }
}
