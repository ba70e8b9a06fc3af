package dev.nameplate.register;

import dev.nameplate.peers.Board;
import dev.nameplate.peers.LocalBoard;
import dev.nameplate.peers.Merge;
import dev.nameplate.peers.Post;
import dev.nameplate.register.Entry.State;
import dev.nameplate.watch.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register as all nodes know it. Of what is said of an id the latest holds, whichever node's file says it; an id that is taken
 * out of a file is spoken of no more.
 *
 * <p>What a file begins with was said when the file was written, so a node that starts with an old file overrules nobody; what it does
 * not hold then says nothing. From then on each change of it is said at the moment in which this node sees it. Nodes whose files
 * are the same, as those of one mounted volume, so say the same one after the other.
 *
 * <p>Thread-safe. A look-up costs one look into a hash table.
 */
public final class Register {

    private static final Logger LOG = LoggerFactory.getLogger(Register.class);

    private static final String TOPIC = "links";

    /** The body of a post that says nothing of an id any more. */
    private static final String NOTHING = "";

    private static final int MOST_NAMED = 20;

    private final Board board;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    /** What this node's own file held last. */
    private Map<String, Entry> own = Map.of();

    private boolean begun;

    public Register(Board board) {
        this.board = board;
        board.follow(TOPIC, Merge.LATEST, this::heard);
    }

    /** A register that nobody writes in. */
    public static Register empty() {
        return new Register(new LocalBoard());
    }

    /** What is known of the links with an id; {@link Entry#NONE} when nothing is. */
    public Entry entry(String id) {
        return entries.getOrDefault(id, Entry.NONE);
    }

    /** How many ids there are. */
    public int size() {
        return entries.size();
    }

    /** How many ids are in a state. */
    public long count(State state) {
        Instant now = Instant.now();
        return entries.values().stream().filter(entry -> entry.at(now) == state).count();
    }

    /** Takes this node's file. @return what is wrong with it; then none of it is taken */
    public synchronized List<String> take(Content content) {
        RegisterText.Read read = RegisterText.read(content);
        if (!read.problems().isEmpty()) {
            return read.problems();
        }
        Set<String> changed = new LinkedHashSet<>();
        read.entries().forEach((id, entry) -> {
            if (!entry.equals(own.get(id))) {
                say(id, EntryText.written(entry), content.modified());
                changed.add(id + " " + entry.at(Instant.now()).key());
            }
        });
        own.keySet().stream().filter(id -> !read.entries().containsKey(id)).forEach(id -> {
            say(id, NOTHING, content.modified());
            changed.add(id + " taken out");
        });
        own = Map.copyOf(read.entries());
        if (begun) {
            tell(changed);
        }
        begun = true;
        return List.of();
    }

    private void say(String id, String body, Instant modified) {
        long stamp = board.stamp();
        long written = LocalBoard.stamp(modified.toEpochMilli());
        board.post(Post.of(TOPIC, id, begun ? stamp : Math.min(stamp, written), body));
    }

    private void tell(Set<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<String> named = new ArrayList<>(changed).subList(0, Math.min(MOST_NAMED, changed.size()));
        LOG.info(
                "The register speaks of {} links; new or changed: {}{}",
                own.size(),
                String.join(", ", named),
                changed.size() > MOST_NAMED ? " and " + (changed.size() - MOST_NAMED) + " more" : "");
    }

    /** Takes in what this node or another said. */
    private void heard(Post post) {
        if (!RegisterText.isId(post.key())) {
            return;
        }
        // Readers may be called late and by several threads, so what is known now counts and not what was brought.
        entries.compute(post.key(), (id, before) -> {
            Post latest = board.latest(TOPIC, id).orElse(post);
            if (latest.text().equals(NOTHING)) {
                return null;
            }
            Optional<Entry> entry = EntryText.parsed(latest.text());
            if (entry.isEmpty()) {
                LOG.warn("What another node says of link {} cannot be read by this version", id);
                return before;
            }
            LOG.debug("Link {} is {}", id, entry.get().state().key());
            return entry.get();
        });
    }
}
