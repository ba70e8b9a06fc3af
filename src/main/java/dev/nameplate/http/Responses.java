package dev.nameplate.http;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.observe.Answer;
import dev.nameplate.observe.Meters;
import dev.nameplate.observe.Meters.Stage;
import dev.nameplate.observe.Passage;
import dev.nameplate.pipeline.Outcome;
import dev.nameplate.pipeline.Outcome.Freshness;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that knows both outcomes and HTTP: statuses, headers and bodies. */
final class Responses {

    static final String NO_CACHE = "no-cache, max-age=0";

    private static final String OUTCOME = "Nameplate-Outcome";
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");
    private static final CharSequence PNG = HttpHeaders.createOptimized("image/png");

    private final boolean explain;
    private final Meters meters;
    private final Buffer refusalPicture;

    /** @param refusalPicture the small neutral PNG that refusals show */
    Responses(boolean explain, Meters meters, byte[] refusalPicture) {
        this.explain = explain;
        this.meters = meters;
        this.refusalPicture = Buffer.buffer(refusalPicture);
    }

    /**
     * Answers a request for an image.
     *
     * @param passage how the request fared
     * @return what was answered
     */
    Answer send(HttpServerRequest request, Outcome outcome, String format, Passage passage) {
        if (explain) {
            request.response().putHeader("Server-Timing", timing(passage)).putHeader("Nameplate-Request", passage.id());
        }
        if (outcome instanceof Outcome.Image image) {
            return image(request, image, format);
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            HttpServerResponse response = request.response().setStatusCode(304);
            response.putHeader(HttpHeaders.ETAG, quoted(unchanged.etag()));
            response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(unchanged.freshness()));
            response.putHeader(OUTCOME, "image");
            shared(response);
            response.end();
            return new Answer("image", "unchanged", format, 304, /* bytes= */ 0);
        } else if (outcome instanceof Outcome.Fallback fallback) {
            return fallback(request, fallback, format);
        } else {
            return refuse(request, (Outcome.Refused) outcome, format);
        }
    }

    /** How long each stage took, in milliseconds. */
    private static String timing(Passage passage) {
        StringJoiner timing = new StringJoiner(", ");
        for (Stage stage : Stage.values()) {
            if (passage.took(stage) > 0) {
                timing.add(String.format(Locale.ROOT, "%s;dur=%.3f", stage.key(), passage.took(stage) / 1e6));
            }
        }
        return timing.toString();
    }

    private Answer image(HttpServerRequest request, Outcome.Image outcome, String format) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.ETAG, quoted(outcome.etag()));
        response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl(outcome.freshness()));
        response.putHeader(OUTCOME, explain ? "image; " + outcome.tier() : "image");
        if (explain && !outcome.notes().isEmpty()) {
            response.putHeader("Nameplate-Notes", String.join(",", outcome.notes()));
        }
        body(request, outcome.image(), outcome.download());
        return new Answer("image", outcome.tier(), format, 200, sent(request, outcome.image()));
    }

    private Answer fallback(HttpServerRequest request, Outcome.Fallback outcome, String format) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        response.putHeader(OUTCOME, explain ? "fallback; reason=" + outcome.reason() : "fallback");
        body(request, outcome.image(), outcome.download());
        return new Answer("fallback", outcome.reason(), format, 200, sent(request, outcome.image()));
    }

    private Answer refuse(HttpServerRequest request, Outcome.Refused outcome, String format) {
        int status = status(outcome.refusal());
        HttpServerResponse response = request.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(OUTCOME, explain ? "refused; reason=" + outcome.reason() : "refused");
        if (outcome.refusal() == Outcome.Refusal.BUSY) {
            response.putHeader(
                    "Retry-After", String.valueOf(ThreadLocalRandom.current().nextInt(1, 6)));
        }
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, PNG);
        end(request, refusalPicture);
        return new Answer("refused", outcome.reason(), format, status, refusalPicture.length());
    }

    /** Answers a request that met a bug: the neutral picture, kept by nobody. */
    void broken(HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(500);
        response.headers().clear();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader(OUTCOME, explain ? "refused; reason=bug" : "refused");
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, PNG);
        end(request, refusalPicture);
    }

    private void body(HttpServerRequest request, EncodedImage image, Optional<String> download) {
        HttpServerResponse response = request.response();
        shared(response);
        response.putHeader(HttpHeaders.CONTENT_TYPE, image.format().mediaType());
        download.ifPresent(name -> response.putHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.attachment(name)));
        meters.bytes(image.format().extension(), sent(request, image));
        end(request, BufferInternal.buffer(Unpooled.wrappedBuffer(image.bytes())));
    }

    private static int sent(HttpServerRequest request, EncodedImage image) {
        return request.method() == HttpMethod.HEAD ? 0 : image.bytes().length;
    }

    private static void shared(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", NOSNIFF);
        response.putHeader("Cross-Origin-Resource-Policy", CROSS_ORIGIN);
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        response.putHeader("Timing-Allow-Origin", ANY);
    }

    /** Ends with the body's length in the head, and the body itself unless only the head was asked for. */
    static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** A short answer in words, for paths that are no images. */
    static void text(HttpServerRequest request, int status, String words) {
        HttpServerResponse response = request.response().setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.putHeader("X-Content-Type-Options", NOSNIFF);
        end(request, Buffer.buffer(words + "\n"));
    }

    static String cacheControl(Freshness freshness) {
        if (freshness.live() || freshness.maxAgeSeconds() <= 0) {
            return NO_CACHE;
        }
        return "public, max-age=" + freshness.maxAgeSeconds() + (freshness.immutable() ? ", immutable" : "");
    }

    private static int status(Outcome.Refusal refusal) {
        return switch (refusal) {
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case BUSY -> 503;
        };
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
