package dev.nameplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A server that has one template of its own, also called webinar, and so is up in no time: for tests of what carries images. */
final class SmallServer {

    private static final String TEMPLATE = """
            {
              "format": 1,
              "title": "Small",
              "sizes": [{"width": 600, "height": 320}],
              "fields": [
                {"name": "name", "samples": ["Sarah"], "open": true},
                {"name": "company", "samples": ["Acme"], "open": true}
              ],
              "layers": [
                {"id": "ground", "type": "shape", "fill": {"linear": {"stops": ["#0B1026", "#5B3CC4", "#F7B733"]}}},
                {"id": "words", "type": "text", "box": [40, 40, 520, 240],
                  "text": ["{name} of {company}", "{name}", "You"],
                  "style": {"size": 48, "min-size": 20, "lines": 3, "fill": "#FFFFFF"}}
              ]
            }
            """;

    private SmallServer() {}

    /** @param settings keys and values, two by two, that differ from the defaults */
    static RunningServer start(Path data, String... settings) throws IOException {
        templates(data);
        return RunningServer.start(
                data,
                Stream.concat(Stream.of("templates.library", "false"), Arrays.stream(settings))
                        .toArray(String[]::new));
    }

    /** Writes the template below a folder; the folder of templates. */
    static Path templates(Path data) throws IOException {
        Path templates = data.resolve("templates");
        Path template = Files.createDirectories(templates.resolve("webinar"));
        Files.writeString(template.resolve("template.json"), TEMPLATE);
        return templates;
    }
}
