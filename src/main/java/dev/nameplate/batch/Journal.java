package dev.nameplate.batch;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a batch has come, in a small file that is replaced as a whole, so that the same command goes on there after it was killed.
 *
 * <p>It holds counts, and digests of what the batch is made from: no values, no names. For one thread.
 */
public final class Journal {

    private static final String FORMAT = "nameplate-batch";

    private final Path path;
    private final Map<String, String> marks;
    private final Instant began;
    private final boolean resumed;
    private long done;
    private long linkBytes;
    private boolean complete;
    private Tally tally;

    private Journal(Path path, Map<String, String> marks, Instant began, boolean resumed, Tally tally) {
        this.path = path;
        this.marks = new TreeMap<>(marks);
        this.began = began;
        this.resumed = resumed;
        this.tally = tally;
    }

    /** A digest of anything that a batch is made from. */
    public static String mark(Object of) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(of).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The journal of a batch that begins now, whatever was there. */
    static Journal begun(Path path, Map<String, String> marks, Collection<String> fields, Instant now) {
        return new Journal(path, marks, now, /* resumed= */ false, new Tally(fields));
    }

    /**
     * The journal of a batch, which goes on where it was if there is one.
     *
     * @param marks digests of what the batch is made from, by what people call it
     * @throws BatchException when what is there was made from something else
     */
    static Journal of(Path path, Map<String, String> marks, Collection<String> fields, Instant now) {
        if (!Files.exists(path)) {
            return begun(path, marks, fields, now);
        }
        JsonObject json;
        try {
            json = new JsonObject(Files.readString(path));
        } catch (IOException | DecodeException e) {
            throw new BatchException(path + " cannot be read as the journal of a batch; --restart begins anew");
        }
        try {
            return read(path, marks, json);
        } catch (ClassCastException | NullPointerException e) {
            throw new BatchException(path + " is no journal of a batch; --restart begins anew");
        }
    }

    private static Journal read(Path path, Map<String, String> marks, JsonObject json) {
        Map<String, String> were = new TreeMap<>();
        json.getJsonObject("of").forEach(entry -> were.put(entry.getKey(), (String) entry.getValue()));
        Instant began = Instant.ofEpochMilli(json.getLong("began"));
        Journal journal = new Journal(path, marks, began, /* resumed= */ true, Tally.of(json.getJsonObject("tally")));
        journal.done = json.getLong("done");
        journal.linkBytes = json.getLong("link-bytes");
        journal.complete = json.getBoolean("complete");
        List<String> changed = new ArrayList<>();
        marks.forEach((name, mark) -> {
            if (!mark.equals(were.get(name))) {
                changed.add(name);
            }
        });
        were.keySet().stream().filter(name -> !marks.containsKey(name)).forEach(changed::add);
        if (json.getInteger(FORMAT) != 1 || !changed.isEmpty()) {
            throw new BatchException("what is there was begun at " + began + " with something else: "
                    + (changed.isEmpty() ? "another program" : String.join(", ", changed))
                    + " changed since, after " + journal.done + " rows (" + path
                    + ")\n--restart begins anew and replaces it; another folder or file leaves it as it is");
        }
        return journal;
    }

    /** When the batch began, however often it was resumed since. */
    public Instant began() {
        return began;
    }

    /** Whether it goes on from before. */
    public boolean resumed() {
        return resumed;
    }

    /** Rows that are done, from the first on. */
    public long done() {
        return done;
    }

    /** Whether all rows are done and everything has its name. */
    public boolean complete() {
        return complete;
    }

    Path path() {
        return path;
    }

    /** How much of the file of links belongs to the rows that are done. */
    long linkBytes() {
        return linkBytes;
    }

    Tally tally() {
        return tally;
    }

    void counted() {
        done++;
    }

    /** Writes how far it is. What belongs to the rows that are done has to be written before. */
    void save(long linkBytesNow, boolean completeNow) {
        linkBytes = linkBytesNow;
        complete = completeNow;
        JsonObject of = new JsonObject();
        marks.forEach(of::put);
        JsonObject json = new JsonObject()
                .put(FORMAT, 1)
                .put("began", began.toEpochMilli())
                .put("done", done)
                .put("link-bytes", linkBytes)
                .put("complete", complete)
                .put("tally", tally.json())
                .put("of", of);
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        try {
            Files.writeString(part, json.encodePrettily() + "\n");
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw BatchException.unwritable(path, e);
        }
    }
}
