package dev.nameplate.proof;

import java.util.Locale;

/** Whether the encoder gets every picture below its budget. */
final class BudgetCheck implements Check {

    @Override
    public void look(Specimen specimen, Findings findings) {
        for (ProofSheet.Print print : specimen.entry().prints()) {
            if (print.image().overBudget()) {
                int needed = (print.bytes() / print.density() / 1000 + 1) * 1000;
                findings.add(
                        Findings.error(
                                "over-budget",
                                "/output/max-bytes",
                                String.format(
                                        Locale.ROOT,
                                        "%,d bytes at density %d, with nothing left to give at quality %d; the budget is %,d",
                                        print.bytes(),
                                        print.density(),
                                        print.image().quality(),
                                        print.budget()),
                                "raise \"max-bytes\" to " + needed
                                        + ", or calm the picture down: grain, photographs and fine patterns cost most",
                                specimen.contact().id()),
                        (double) print.bytes() / print.budget());
            }
        }
    }
}
