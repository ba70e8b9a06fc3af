package dev.nameplate.faults;

import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.testing.RawHttp;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The template of the fault tests in its editions, links to it, and what each link's bytes are by a server alone. */
final class Pictures {

    static final String TEMPLATE = "mail/card";

    private final List<String> targets = new ArrayList<>();
    /** For each edition the digests of bodies, in the order of the targets. */
    private final Map<Integer, List<String>> oracle = new HashMap<>();

    /** @param readers how many links, each with another name */
    Pictures(int readers) {
        KeyRing keys = KeyRing.parse(Node.KEY).fold(ring -> ring, problems -> {
            throw new IllegalArgumentException(problems.toString());
        });
        for (int i = 0; i < readers; i++) {
            String format = i % 4 == 0 ? "png" : "jpg";
            LinkDraft draft = LinkDraft.of(TEMPLATE + "." + format).open(List.of("name"));
            String link = LinkSigner.of(keys).sign(draft).fold(it -> it.target(), problems -> {
                throw new IllegalArgumentException(problems.toString());
            });
            targets.add(link + "&name=Reader%20" + (char) ('A' + i % 26) + i);
        }
    }

    /** Puts an edition into a folder, as a whole. */
    static void write(Path templates, int edition) throws IOException {
        Path folder = Files.createDirectories(templates.resolve(TEMPLATE));
        String colour = String.format("#%02X%02X40", 40 + edition * 37 % 200, 60 + edition * 59 % 180);
        String document = "{\"format\":1,\"title\":\"Card " + edition + "\","
                + "\"sizes\":[{\"width\":240,\"height\":120,\"background\":\"" + colour + "\"}],"
                + "\"fields\":[{\"name\":\"name\",\"samples\":[\"Sarah\"],\"open\":true}],"
                + "\"layers\":[{\"id\":\"words\",\"type\":\"text\",\"box\":[10,20,220,80],"
                + "\"text\":[\"" + edition + ": {name}\",\"" + edition + "\"],"
                + "\"style\":{\"weight\":700,\"size\":28,\"min-size\":12,\"lines\":2,\"fill\":\"#FFFFFF\"}}]}";
        Path scratch = templates.resolve(".scratch");
        Files.writeString(scratch, document);
        Path file = folder.resolve("template.json");
        try {
            Files.move(scratch, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(scratch, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Has a server alone draw all links in some editions. */
    Pictures drawn(Path folder, int... editions) throws IOException {
        for (int edition : editions) {
            Node.Plan plan = new Node.Plan("oracle" + edition, folder);
            Files.createDirectories(plan.templates());
            write(plan.templates(), edition);
            try (Node alone = plan.start().ready()) {
                List<String> digests = new ArrayList<>();
                for (String target : targets) {
                    RawHttp.Answer answer = RawHttp.get(alone.port(), target);
                    if (answer.status() != 200
                            || !answer.header("Nameplate-Outcome").orElse("").startsWith("image")) {
                        throw new IOException("the server alone gave " + answer.status() + " " + answer.headers());
                    }
                    digests.add(digest(answer.body()));
                }
                oracle.put(edition, digests);
            }
        }
        return this;
    }

    int count() {
        return targets.size();
    }

    String target(int number) {
        return targets.get(number);
    }

    /** The edition that a body is of; -1 when it is none. */
    int edition(int number, byte[] body) {
        String digest = digest(body);
        return oracle.entrySet().stream()
                .filter(edition -> edition.getValue().get(number).equals(digest))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
