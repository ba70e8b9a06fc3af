package dev.nameplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nameplate.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM's flight recorder is told of pictures. */
class FlightRecorderTest {

    private static final String HELLO = "{\"format\":1,\"title\":\"Hello\",\"output\":{\"densities\":[1,2]},"
            + "\"sizes\":[{\"width\":300,\"height\":80,\"background\":\"#102030\"}],"
            + "\"fields\":[{\"name\":\"name\",\"open\":true}],"
            + "\"layers\":[{\"id\":\"n\",\"type\":\"text\",\"box\":[10,10,200,60],\"text\":[\"{name}\",\"Hello\"]}]}";

    @Test
    void a_picture_a_request_and_a_base_are_events(@TempDir Path data) throws Exception {
        Path file = data.resolve("pictures.jfr");
        Files.writeString(
                Files.createDirectories(data.resolve("templates/hello")).resolve("template.json"), HELLO);
        try (Recording recording = new Recording();
                RunningServer server = RunningServer.start(data, "templates.library", "false")) {
            List.of("Render", "Request", "Base").forEach(name -> recording.enable("dev.nameplate." + name));
            recording.start();
            String link = RunningServer.sign("hello.png", Map.of("name", "Sarah", "_dpr", "2"), List.of());
            String id =
                    RawHttp.get(server.port(), link).header("Nameplate-Request").orElseThrow();
            int size = RawHttp.get(server.port(), link).body().length;
            recording.stop();
            recording.dump(file);
            List<RecordedEvent> events = RecordingFile.readAllEvents(file);
            RecordedEvent picture = one(events, "dev.nameplate.Render", "request", id);
            assertThat(picture.getString("template")).isEqualTo("hello");
            assertThat(picture.getString("format")).isEqualTo("png");
            assertThat(picture.getInt("density")).isEqualTo(2);
            assertThat(picture.getLong("size")).isEqualTo(size);
            assertThat(picture.getFloat("damage")).isGreaterThan(0).isLessThan(1);
            Duration parts = picture.getDuration("layout")
                    .plus(picture.getDuration("paint"))
                    .plus(picture.getDuration("encode"));
            for (String part : List.of("verify", "merge", "queue", "layout", "paint", "encode")) {
                assertThat(picture.getDuration(part)).as(part).isPositive();
            }
            assertThat(parts).isLessThanOrEqualTo(picture.getDuration());
            RecordedEvent request = one(events, "dev.nameplate.Request", "request", id);
            assertThat(request.getString("outcome")).isEqualTo("image");
            assertThat(request.getString("detail")).isEqualTo("rendered");
            assertThat(request.getDuration("total")).isGreaterThanOrEqualTo(parts);
            assertThat(one(events, "dev.nameplate.Base", "part", "drawn").getInt("density"))
                    .isEqualTo(2);
        }
    }

    private static RecordedEvent one(List<RecordedEvent> events, String name, String field, String value) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .filter(event -> event.getString(field).equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " with " + field + " " + value + " in " + events));
    }
}
