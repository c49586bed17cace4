// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.health.Finding.Status;
import com.runlayer.aiwatch.platform.StateException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a failed check does to those after it, and what comes first.
class DoctorTest {
  private static final Finding BROKEN = Finding.problem("broken", "mend it");

  @Test
  void what_could_only_repeat_a_failure_is_not_run_however_far_away() {
    Examination examination =
        examine(
            check("host", BROKEN),
            check("connect", BROKEN, "host"),
            check("health", BROKEN, "connect"),
            check("spool", Finding.ok("empty")));

    assertThat(examination.count(Status.PROBLEM)).isEqualTo(1);
    assertThat(examination.with(Status.NOT_APPLICABLE))
        .containsExactly(
            new Examination.Result(
                "connect", Finding.notApplicable("not looked at, because host failed")),
            new Examination.Result(
                "health", Finding.notApplicable("not looked at, because connect failed")));
    assertThat(examination.with(Status.OK)).hasSize(1);
  }

  @Test
  void a_warning_and_what_does_not_apply_hinder_nothing() {
    Examination examination =
        examine(
            check("ca_bundle", Finding.notApplicable("none")),
            check("forced", Finding.warning("by hand", "push it")),
            check("connect", Finding.ok("connected"), "ca_bundle", "forced"));

    assertThat(examination.count(Status.OK)).isEqualTo(1);
    assertThat(examination.healthy()).isTrue();
  }

  @Test
  void a_problem_comes_before_a_warning_that_stands_before_it() {
    Examination examination =
        examine(
            check("forced", Finding.warning("by hand", "push it")),
            check("last_scan", BROKEN),
            check("spool", BROKEN));

    assertThat(examination.first().orElseThrow().check()).isEqualTo("last_scan");
    assertThat(examination.healthy()).isFalse();
  }

  @Test
  void a_state_folder_that_fails_a_check_is_a_problem_of_that_check() {
    Check failing =
        new Check() {
          @Override
          public String name() {
            return "spool";
          }

          @Override
          public Finding run() throws StateException {
            throw new StateException("~/.runlayer/spool cannot be listed.");
          }
        };

    assertThat(new Doctor(List.of(failing)).examine().results().getFirst().finding())
        .isEqualTo(
            Finding.problem(
                "~/.runlayer/spool cannot be listed.", "see the finding about the state folder"));
  }

  private static Examination examine(Check... checks) {
    return new Doctor(List.of(checks)).examine();
  }

  private static Check check(String name, Finding finding, String... needs) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> needs() {
        return List.of(needs);
      }

      @Override
      public Finding run() {
        return finding;
      }
    };
  }
}
