// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.Answer;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One answer, in time, whatever happens inside.
class HookProcessTest {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void release() {
    end.countDown();
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_standard_input_that_never_ends_is_a_denial_while_enforcing(HookClient client)
      throws Exception {
    start(client, SOON, endless(), true, HookProcessTest::unused);

    assertAnswer(Dialects.constantDenial(client, ""));
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_standard_input_that_never_ends_is_a_pass_while_watching(HookClient client)
      throws Exception {
    start(client, SOON, endless(), false, HookProcessTest::unused);

    assertAnswer(Dialects.constantPass(client, ""));
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_crash_is_a_denial_while_enforcing(HookClient client) throws Exception {
    start(client, LONG, empty(), true, HookProcessTest::crash);

    assertAnswer(Dialects.constantDenial(client, ""));
  }

  static List<Throwable> crashes() {
    return List.of(
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError(),
        new IllegalStateException(),
        new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void whatever_is_thrown_is_a_crash(Throwable thrown) throws Exception {
    start(
        HookClient.CLAUDE_CODE,
        LONG,
        empty(),
        true,
        () -> {
          throw HookProcessTest.<RuntimeException>unchecked(thrown);
        });

    assertAnswer(Dialects.constantDenial(HookClient.CLAUDE_CODE, ""));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_crash_is_a_pass_while_watching(HookClient client) throws Exception {
    start(client, LONG, empty(), false, HookProcessTest::crash);

    assertAnswer(Dialects.constantPass(client, ""));
  }

  @Test
  void a_configuration_that_cannot_be_read_is_a_denial() throws Exception {
    HookProcess.Services services =
        new HookProcess.Services() {
          @Override
          public boolean enforcing() {
            throw new StackOverflowError();
          }

          @Override
          public HookService service() {
            return unused();
          }
        };
    new HookProcess(HookClient.CODEX, stream(out), this::end).run(LONG, empty(), () -> services);

    assertAnswer(Dialects.constantDenial(HookClient.CODEX, ""));
  }

  @Test
  void a_standard_input_that_breaks_is_a_denial() throws Exception {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("broken");
          }
        };
    start(HookClient.CURSOR, LONG, broken, true, HookProcessTest::unused);

    assertAnswer(Dialects.constantDenial(HookClient.CURSOR, ""));
  }

  @Test
  void an_answer_that_comes_after_the_deadline_is_not_given() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    start(
        HookClient.CODEX,
        SOON,
        empty(),
        true,
        () -> {
          try {
            late.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          throw new OutOfMemoryError();
        });

    assertAnswer(Dialects.constantDenial(HookClient.CODEX, ""));
    late.countDown();
    assertThat(ends.poll(100, TimeUnit.MILLISECONDS)).isNull();
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void a_client_that_no_longer_listens_gets_the_exit_code(HookClient client) throws Exception {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                new HookProcess(client, stream(closed), this::end)
                    .run(LONG, empty(), () -> services(true, HookProcessTest::crash)));

    Answer last = Dialects.lastResort(client);
    assertThat(ends.poll(1, TimeUnit.MINUTES)).isEqualTo(last.exit());
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(last.error());
  }

  @Test
  void what_is_left_to_do_comes_after_the_answer_and_cannot_change_it() throws Exception {
    Answer denial = Dialects.constantDenial(HookClient.HERMES, "");
    CountDownLatch given = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                new HookProcess(HookClient.HERMES, stream(out), this::end)
                    .run(
                        LONG,
                        empty(),
                        () ->
                            new HookProcess.Services() {
                              @Override
                              public boolean enforcing() {
                                return true;
                              }

                              @Override
                              public HookService service() {
                                return crash();
                              }

                              @Override
                              public void afterAnswer() {
                                if (out.toString(StandardCharsets.UTF_8).equals(denial.output())) {
                                  given.countDown();
                                }
                                throw new OutOfMemoryError();
                              }
                            }));

    assertAnswer(denial);
    assertThat(given.getCount()).isZero();
  }

  private void start(
      HookClient client,
      Duration left,
      InputStream input,
      boolean enforcing,
      Supplier<HookService> service) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                new HookProcess(client, stream(out), this::end)
                    .run(left, input, () -> services(enforcing, service)));
  }

  private static HookProcess.Services services(boolean enforcing, Supplier<HookService> service) {
    return new HookProcess.Services() {
      @Override
      public boolean enforcing() {
        return enforcing;
      }

      @Override
      public HookService service() {
        return service.get();
      }
    };
  }

  private AnswerStream stream(OutputStream stdout) {
    return new AnswerStream(stdout, err);
  }

  private void end(int exit) {
    ends.add(exit);
  }

  private void assertAnswer(Answer expected) throws InterruptedException {
    assertThat(ends.poll(1, TimeUnit.MINUTES)).isEqualTo(expected.exit());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.output());
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(expected.error());
  }

  private static InputStream empty() {
    return new ByteArrayInputStream(new byte[0]);
  }

  private InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        try {
          end.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        return -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        return read();
      }
    };
  }

  private static HookService crash() {
    throw new OutOfMemoryError();
  }

  private static HookService unused() {
    throw new AssertionError("nothing asks for this");
  }
}
