package dev.nameplate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.http.Endings;
import dev.nameplate.observe.Meters;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Many links: a line in, a line out, in the same order. A faulty line is answered by a problem, and the next one is read.
 *
 * <p>Holds one piece of what arrives and one of what leaves. While the reader of the answer does not read, nothing more is read of the
 * request; and after some lines others on this event loop have their turn. Of one event loop.
 */
final class LinkStream {

    static final long MOST_LINES = 100_000;
    static final Duration MOST_TIME = Duration.ofMinutes(10);

    private static final int LINES_A_TURN = 50;
    private static final int PIECE = 32 * 1024;

    private final Vertx vertx;
    private final Call call;
    private final ApiKey key;
    private final LinkDesk desk;
    private final LinkDesk.Finder finder;
    private final Meters meters;
    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Lines lines = new Lines(Body.MOST);
    private Buffer answers = Buffer.buffer();
    private long count;
    /** Number of the line that was read last, blank ones counted. */
    private long last;

    private long bytes;
    private boolean busy;
    private boolean ended;
    private boolean over;
    private long timer;
    /** What goes on once the answer's reader has read. */
    private @Nullable Runnable waiting;

    LinkStream(Vertx vertx, Call call, ApiKey key, LinkDesk desk, LinkDesk.Finder finder, Meters meters) {
        this.vertx = vertx;
        this.call = call;
        this.key = key;
        this.desk = desk;
        this.finder = finder;
        this.meters = meters;
        this.context = vertx.getOrCreateContext();
        this.request = call.request();
        this.response = call.begin(MediaTypes.LINES);
    }

    /** Begins; to be called while the request is being handled. */
    void start() {
        timer = vertx.setTimer(MOST_TIME.toMillis(), late -> {
            finish(new ApiProblem(
                    ProblemKind.TOO_SLOW,
                    "The stream took more than " + MOST_TIME.toMinutes() + " minutes; what follows was not read."));
        });
        // One for all waits: a handler of a wait that is over would be called at the next.
        response.drainHandler(drained -> {
            Runnable next = waiting;
            waiting = null;
            if (next != null) {
                next.run();
            }
        });
        response.exceptionHandler(gone -> gone()).closeHandler(closed -> gone());
        request.exceptionHandler(gone -> gone());
        request.handler(this::arrived).endHandler(end -> {
            ended = true;
            lines.end();
            if (!busy) {
                turn();
            }
        });
        Body.goAhead(request);
    }

    private void arrived(Buffer piece) {
        if (over) {
            return;
        }
        request.pause();
        lines.add(piece);
        turn();
    }

    /** Answers some lines, and lets others have their turn. */
    private void turn() {
        busy = true;
        for (int i = 0; i < LINES_A_TURN && !over; i++) {
            if (answers.length() >= PIECE) {
                flush();
                if (response.writeQueueFull()) {
                    waiting = this::turn;
                    return;
                }
            }
            Lines.Line line = lines.next();
            if (line == null) {
                used();
                return;
            }
            last = line.number();
            if (line.isBlank() && !line.tooLong()) {
                continue;
            }
            if (++count > MOST_LINES) {
                finish(new ApiProblem(
                        ProblemKind.TOO_LARGE,
                        "There are more than " + MOST_LINES + " lines; from this one on none was read."));
                return;
            }
            Future<JsonObject> answer = answer(line);
            if (!answer.isComplete()) {
                answer.onComplete(done -> {
                    write(line, answer);
                    turn();
                });
                return;
            }
            write(line, answer);
        }
        if (!over) {
            context.runOnContext(next -> turn());
        }
    }

    /** Everything that has arrived is answered. */
    private void used() {
        busy = false;
        flush();
        if (ended) {
            finish(null);
        } else if (response.writeQueueFull()) {
            waiting = request::resume;
        } else {
            request.resume();
        }
    }

    private Future<JsonObject> answer(Lines.Line line) {
        try {
            if (line.tooLong()) {
                throw new Refused(ProblemKind.TOO_LARGE, "The line has more than " + Body.MOST + " bytes.");
            }
            ObjectNode json = JsonText.object(line.bytes());
            return desk.link(json, key, finder);
        } catch (RuntimeException fault) {
            return Future.failedFuture(fault);
        }
    }

    private void write(Lines.Line line, Future<JsonObject> answer) {
        if (over) {
            return;
        }
        JsonObject json = new JsonObject().put("line", line.number());
        if (answer.succeeded()) {
            answer.result().forEach(member -> json.put(member.getKey(), member.getValue()));
        } else {
            call.problem(answer.cause()).json("").forEach(member -> json.put(member.getKey(), member.getValue()));
        }
        meters.apiLine(answer.succeeded() ? "made" : "faulty");
        answers.appendBuffer(json.toBuffer()).appendString("\n");
    }

    private void flush() {
        if (answers.length() > 0 && !over) {
            bytes += answers.length();
            response.write(answers);
            answers = Buffer.buffer();
        }
    }

    /** @param problem what ends it before its end; null when nothing does */
    private void finish(@Nullable ApiProblem problem) {
        if (over) {
            return;
        }
        if (problem != null) {
            JsonObject json = new JsonObject().put("line", last);
            problem.json("").forEach(member -> json.put(member.getKey(), member.getValue()));
            answers.appendBuffer(json.toBuffer()).appendString("\n");
        }
        flush();
        over = true;
        vertx.cancelTimer(timer);
        Endings.endPieces(request);
        call.ended(problem == null ? "" : problem.kind().key(), count, bytes);
    }

    /** Nobody is there any more. */
    private void gone() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            call.ended("gone", count, bytes);
        }
    }
}
