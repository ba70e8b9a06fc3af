package dev.nameplate.http;

import dev.nameplate.pipeline.ProofRoom;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /proof/{template}}: a template's proof sheet, beside the gallery. */
final class ProofRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ProofRoutes.class);
    private static final String PREFIX = "/proof/";
    private static final String POLICY = "default-src 'none'; style-src " + ProofRoom.styleSource()
            + "; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ProofRoom proofs;

    ProofRoutes(ProofRoom proofs) {
        this.proofs = proofs;
    }

    /** Answers, perhaps later, if the path is a proof sheet's. */
    boolean serve(HttpServerRequest request, String path) {
        if (!path.startsWith(PREFIX)) {
            return false;
        }
        proofs.page(path.substring(PREFIX.length()))
                .onSuccess(answer -> answer(request, answer))
                .onFailure(fault -> {
                    LOG.error("The proof sheet at {} cannot be made", path, fault);
                    Responses.text(request, 500, "This proof sheet cannot be made; the log says why.");
                });
        return true;
    }

    private static void answer(HttpServerRequest request, ProofRoom.Answer answer) {
        if (answer instanceof ProofRoom.Answer.Page page) {
            IndexPage.answer(request, "text/html; charset=utf-8", POLICY, Buffer.buffer(page.html()));
        } else if (answer instanceof ProofRoom.Answer.Busy) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
            Responses.text(request, 503, "There is too much to do for a proof sheet now; try again in a moment.");
        } else {
            Responses.text(request, 404, "There is no such template.");
        }
    }
}
