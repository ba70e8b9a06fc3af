package dev.nameplate.arrivals;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.link.LinkVerifier;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import dev.nameplate.visitor.Visitor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What counting adds to a request, with the merge before it as a measure. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArrivalsBenchmark {

    /** What arrives for three fields. */
    public enum Delivered {
        PLAIN("name=Sarah&company=Acme&job=Director"),
        HEALED("name=Zo%E9&company=AT&T&job=R%26amp%3BD"),
        MISSING("name=&company=null&job="),
        TAGS("name=*|FNAME|*&company=*|COMPANY|*&job=*|JOB|*"),
        BRACES("name={{ contact.firstname }}&company={{ contact.company }}&job={{ contact.job }}");

        private final String openPart;

        Delivered(String openPart) {
            this.openPart = openPart;
        }
    }

    @Param
    public Delivered delivered;

    private static final String KEY = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final Arrivals arrivals = new Arrivals(2000, Clock.systemUTC());
    private final Merger merger = new Merger();
    private final MergeContext context = MergeContext.of("en");
    private Template template;
    private SignedLink link;
    private Values values;
    private List<SignedLink> links;

    @Setup
    public void prepare() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String name : List.of("name", "company", "job")) {
            fields.add(Map.of("name", name, "open", true, "fallback", Map.of("text", "there")));
        }
        template = new TemplateCompiler(Set.of("Inter"))
                .compile(
                        "card",
                        Map.of(
                                "format", 1,
                                "title", "Card",
                                "sizes", List.of(Map.of("width", 600, "height", 200)),
                                "fields", fields,
                                "layers",
                                        List.of(Map.of(
                                                "id", "n",
                                                "type", "text",
                                                "box", List.of(0, 0, 600, 200),
                                                "text", List.of("{name} {company} {job}")))),
                        Map.of())
                .fold(it -> it, problems -> {
                    throw new IllegalStateException(problems.toString());
                });
        link = link("spring");
        values = merge();
        links = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            links.add(link("of-reader-" + i));
        }
    }

    private SignedLink link(String id) {
        KeyRing keys = KeyRing.parse(KEY).fold(ring -> ring, problems -> {
            throw new IllegalStateException(problems.toString());
        });
        LinkDraft draft = LinkDraft.of("card.jpg").open(List.of("name", "company", "job"));
        draft.set("_link", id);
        String target = LinkSigner.of(keys).sign(draft).fold(it -> it.target(), problems -> {
            throw new IllegalStateException(problems.toString());
        });
        return LinkVerifier.of(keys).verify(target + "&" + delivered.openPart).fold(it -> it, refused -> null, () -> null);
    }

    /** The merge that counting comes after. */
    @Benchmark
    public Values merge() {
        return merger.merge(new Delivery(link.fixed(), link.open(), link.openPart()), template.fields(), context);
    }

    /** A link that is told apart. */
    @Benchmark
    public void count() {
        arrivals.opened(link, template, values, Visitor.GMAIL, /* kept= */ false);
    }

    /** A link of every reader's own, ten times as many as there is room for. */
    @Benchmark
    public void countOfReader() {
        SignedLink own = links.get(ThreadLocalRandom.current().nextInt(links.size()));
        arrivals.opened(own, template, values, Visitor.GMAIL, /* kept= */ false);
    }
}
