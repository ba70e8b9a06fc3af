package dev.nameplate.loadtests;

import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * What every answer must be, however long it took: 200 with an image of the right type; of a sample, one that decodes to the
 * card's size.
 */
final class Answers {

    private static final String SIZE = "1200x630";

    static {
        ImageIO.setUseCache(false);
    }

    private Answers() {}

    /**
     * Asks for an image whose target, media type and part in the sample stand in the session, as {@code Visits} put them there.
     *
     * @param name what the report calls the request; may hold values of the session
     */
    static HttpRequestActionBuilder image(String name) {
        return http(name)
                .get("#{target}")
                .check(status().is(200), header("Content-Type").isEL("#{type}"))
                .checkIf("#{looked}")
                .then(bodyBytes().transform(Answers::size).is(SIZE));
    }

    /** What a run must come to: answers, and none that failed. Never a time: that is for readers of the report to judge. */
    static Assertion[] hold() {
        return new Assertion[] {
            global().successfulRequests().count().gt(0L),
            global().failedRequests().count().is(0L)
        };
    }

    /** The size of a picture as decoding all of it shows, or why it cannot be decoded. */
    private static String size(byte[] bytes) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            return picture == null ? "no picture" : picture.getWidth() + "x" + picture.getHeight();
        } catch (IOException e) {
            return "a picture that cannot be decoded: " + e.getMessage();
        }
    }
}
