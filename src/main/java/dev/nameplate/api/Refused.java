package dev.nameplate.api;

/** Ends the work on a request with a problem. Expected: without a stack trace, and nothing to log. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ApiProblem problem;

    Refused(ApiProblem problem) {
        super(problem.kind().key(), null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
        this.problem = problem;
    }

    Refused(ProblemKind kind, String detail) {
        this(new ApiProblem(kind, detail));
    }

    ApiProblem problem() {
        return problem;
    }
}
