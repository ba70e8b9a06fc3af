package dev.nameplate.link;

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

/** What one verdict costs: for a genuine link and for each way in which a link is refused. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerifyBenchmark {

    /** The kinds of links. */
    public enum Kind {
        GENUINE,
        GENUINE_LARGE,
        FORGED,
        UNKNOWN_KEY,
        NO_SIGNATURE,
        DOUBLED_NAME,
        HOSTILE,
        NOT_A_LINK;

        String target(LinkSigner signer) {
            String genuine = signed(
                    signer,
                    LinkDraft.of("webinar.jpg")
                            .set("_exp", "1893456000")
                            .set("date", "2027-01-31")
                            .open("name")
                            .open("company"));
            String filled = genuine + "&name=Zo%C3%AB%20O%E2%80%99Neil&company=AT%26T&utm_source=newsletter";
            return switch (this) {
                case GENUINE -> filled;
                case GENUINE_LARGE -> large(signer);
                case FORGED -> filled.replace("2027-01-31", "2027-02-31");
                case UNKNOWN_KEY -> filled.replace("_sig=k1.", "_sig=k9.");
                case NO_SIGNATURE -> filled.replace("_sig=", "sig=");
                case DOUBLED_NAME -> filled.replace("&date=", "&date=&date=");
                case HOSTILE -> hostile();
                case NOT_A_LINK -> filled.replace("/t/", "/x/");
            };
        }

        private static String large(LinkSigner signer) {
            LinkDraft draft = LinkDraft.of("acme/certificate.png").set("_dpr", "2").set("_v", "3f9a01bc");
            for (int i = 0; i < 20; i++) {
                draft.set("field_" + (char) ('t' - i), "日本語 入門 & Søn / 100% number " + i);
            }
            return signed(signer, draft);
        }

        /** The dearest target that is still read: many long names in the worst order, and values that grow ninefold. */
        private static String hostile() {
            StringBuilder target = new StringBuilder("/t/webinar.jpg?_sig=k1.AAAAAAAAAAAAAAAAAAAAAA");
            for (int i = 0; i < 62; i++) {
                target.append('&').append("a".repeat(30)).append((char) ('z' - i / 10)).append((char) ('9' - i % 10));
                target.append('=').append("\u0080".repeat(96));
            }
            return target.toString();
        }

        private static String signed(LinkSigner signer, LinkDraft draft) {
            return signer.sign(draft).fold(LinkSigner.Minted.Link::target, problems -> {
                throw new IllegalStateException(problems.toString());
            });
        }
    }

    @Param
    Kind kind;

    private LinkVerifier verifier;
    private String target;

    @Setup
    public void setUp() {
        KeyRing keys = KeyRing.parse("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
                .fold(ring -> ring, problems -> {
                    throw new IllegalStateException(problems.toString());
                });
        verifier = LinkVerifier.of(keys);
        target = kind.target(LinkSigner.of(keys));
    }

    @Benchmark
    public LinkVerdict verify() {
        return verifier.verify(target);
    }
}
