package dev.nameplate.guard;

import dev.nameplate.peers.Board;
import dev.nameplate.peers.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands the budgets' changed chunks to the other nodes and takes theirs, so that all of them together hold one budget for a link,
 * but for the last seconds. Thread-safe.
 */
final class BudgetBoard {

    private static final String TOPIC = "budgets";

    /** At a time, so that a link that everybody opens does not fill the network: those that changed most go first. */
    private static final int BYTES_AT_ONCE = 256 << 10;

    /** All posts have one stamp: what they say alone decides what they come to. */
    private static final long STAMP = 0;

    private final Budgets budgets;
    private final Board board;

    BudgetBoard(Budgets budgets, Board board) {
        this.budgets = budgets;
        this.board = board;
    }

    /** Takes what is known, and from now on what becomes known. */
    void start() {
        budgets.follow(this::recall, this::forget);
        board.follow(TOPIC, BudgetBody.UNION, this::learn);
    }

    private record Changed(String link, Budget budget, int chunk, double part) {}

    /** Tells what has changed, as much as goes at once. */
    void tell() {
        List<Changed> changed = new ArrayList<>();
        for (Map.Entry<String, Budget> entry : budgets.all()) {
            Budget budget = entry.getValue();
            for (int i = 0; i < budget.shape().chunks(); i++) {
                if (budget.untold(i) > 0) {
                    double part = (double) budget.untold(i) / budget.shape().longs();
                    changed.add(new Changed(entry.getKey(), budget, i, part));
                }
            }
        }
        changed.sort(Comparator.comparingDouble(Changed::part).reversed());
        int bytes = 0;
        for (Changed one : changed) {
            if (bytes >= BYTES_AT_ONCE) {
                return;
            }
            bytes += one.budget().shape().longs() * 8;
            Budget budget = one.budget();
            post(
                    one.link(),
                    one.chunk(),
                    new BudgetBody(budget.generation(), budget.shape(), budget.told(one.chunk())));
        }
    }

    private void post(String link, int chunk, BudgetBody body) {
        board.post(new Post(TOPIC, link + '/' + chunk, STAMP, body.bytes()));
    }

    private void learn(Post post) {
        int slash = post.key().lastIndexOf('/');
        Optional<BudgetBody> read = BudgetBody.read(post.body());
        if (slash < 0 || read.isEmpty()) {
            return;
        }
        BudgetBody body = read.get();
        int chunk = number(post.key().substring(slash + 1));
        String link = post.key().substring(0, slash);
        Budget budget = body.bits().length == 0 ? budgets.held(link) : budgets.heard(link, body.shape());
        if (budget != null
                && budget.shape().equals(body.shape())
                && chunk >= 0
                && chunk < body.shape().chunks()) {
            join(budget, chunk, body);
        }
    }

    private static void join(Budget budget, int chunk, BudgetBody body) {
        if (body.generation() > budget.generation()) {
            budget.tellAgain(body.generation());
        }
        if (body.bits().length > 0) {
            budget.join(chunk, body.bits());
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A budget that is made anew knows what the board still does. */
    private void recall(String link, Budget budget) {
        for (int i = 0; i < budget.shape().chunks(); i++) {
            BudgetBody body = known(link, i);
            if (body != null && body.shape().equals(budget.shape())) {
                budget.generation(Math.max(budget.generation(), body.generation()));
                if (body.bits().length > 0) {
                    budget.join(i, body.bits());
                }
            }
        }
    }

    /** There was no room for a budget here, so the board forgets it too; a node that still has it tells it again. */
    private void forget(String link, Budget budget) {
        for (int i = 0; i < budget.shape().chunks(); i++) {
            BudgetBody body = known(link, i);
            if (body != null && body.bits().length > 0) {
                post(link, i, new BudgetBody(body.generation() + 1, body.shape(), new long[0]));
            }
        }
    }

    private @Nullable BudgetBody known(String link, int chunk) {
        return board.latest(TOPIC, link + '/' + chunk)
                .flatMap(post -> BudgetBody.read(post.body()))
                .orElse(null);
    }
}
