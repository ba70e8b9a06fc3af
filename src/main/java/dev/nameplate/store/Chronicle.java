package dev.nameplate.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which version of each template was published last, by this node or another, and which this node's folder had when it was last
 * looked at.
 *
 * <p>What a folder begins with is no publication: nodes of two program images stand side by side while one takes the other's
 * place. A folder that changes while it is watched is one, and so is a folder that is not as it was left before a restart. Of
 * publications the latest counts, whatever a node's own folder has. Thread-safe.
 */
final class Chronicle {

    private static final Logger LOG = LoggerFactory.getLogger(Chronicle.class);

    /** A template that was taken away, or that a folder does not have. */
    static final String NONE = "";

    /** What a look at a folder comes to. */
    enum Sight {
        /** Serve it: nothing was published, or this very version. */
        FOLLOWS,
        /** Serve it and tell the others: the folder was changed. */
        EDIT,
        /** Serve what was published instead. */
        OVERRULED,
        /** Look again: something was published after this look began. */
        STALE
    }

    /**
     * What is known of a path.
     *
     * @param version last published, or what the folder began with
     * @param stamp of that publication; 0 when there was none
     * @param seen the version that the folder last had; null when it was not looked at yet
     */
    record Line(String version, long stamp, @Nullable String seen) {}

    private final VersionArchive archive;
    private final boolean keeps;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    /** Whether the folders were looked at once: what they have from then on was put there meanwhile. */
    private boolean begun;

    private boolean told;

    /** @param keeps whether what is published is to be known after a restart */
    Chronicle(VersionArchive archive, boolean keeps) {
        this.archive = archive;
        this.keeps = keeps;
        if (keeps) {
            try {
                lines.putAll(archive.chronicle());
            } catch (IOException e) {
                LOG.warn("What was published before cannot be read: {}", e.toString());
            }
        }
    }

    /**
     * Takes note of what a folder has.
     *
     * @param version {@link #NONE} when it has no such template
     * @param stamp made before the folder was read
     */
    synchronized Sight sight(String path, String version, long stamp) {
        Line line = lines.get(path);
        if (line == null && !begun) {
            set(path, new Line(version, 0, version));
            return Sight.FOLLOWS;
        }
        if (line == null) {
            line = new Line(NONE, 0, NONE);
        }
        String seen = line.seen() == null && begun ? NONE : line.seen();
        boolean same = line.version().equals(version);
        if (same || seen == null || seen.equals(version)) {
            set(path, new Line(line.version(), line.stamp(), version));
            return same ? Sight.FOLLOWS : Sight.OVERRULED;
        }
        if (line.stamp() >= stamp) {
            return Sight.STALE;
        }
        set(path, new Line(version, stamp, version));
        return Sight.EDIT;
    }

    /** Publishes what a folder has although something else was published: somebody saved it anew. */
    synchronized Sight insist(String path, String version, long stamp) {
        Line line = lines.get(path);
        if (line != null && line.stamp() >= stamp) {
            return Sight.STALE;
        }
        set(path, new Line(version, stamp, version));
        return Sight.EDIT;
    }

    /** Says that the folders were looked at for the first time. */
    synchronized void begun() {
        begun = true;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** Takes note of a publication. @return whether it is news */
    synchronized boolean heard(String path, String version, long stamp) {
        Line line = lines.get(path);
        if (line != null && line.stamp() >= stamp) {
            return false;
        }
        set(path, new Line(version, stamp, line == null ? null : line.seen()));
        return true;
    }

    /** What was published last; empty when nothing was. */
    Optional<String> published(String path) {
        return Optional.ofNullable(lines.get(path))
                .filter(line -> line.stamp() > 0)
                .map(Line::version);
    }

    /** Whether a version is the one to serve, as far as is known. */
    boolean wants(String path, String version) {
        Line line = lines.get(path);
        return line == null || line.version().equals(version);
    }

    /** What is known, by path. */
    Map<String, Line> lines() {
        return Map.copyOf(lines);
    }

    private void set(String path, Line line) {
        Line before = lines.put(path, line);
        if (keeps && line.stamp() > 0 && !line.equals(before)) {
            try {
                archive.note(path, line);
            } catch (IOException e) {
                if (!told) {
                    LOG.warn(
                            "What is published cannot be noted, so a restart of all nodes forgets it: {}",
                            e.toString());
                    told = true;
                }
            }
        }
    }
}
