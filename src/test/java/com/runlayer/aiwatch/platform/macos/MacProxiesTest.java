// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.SystemProxySettings;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mapping against a library that exports functions of the same C signatures and ends the
/// process when one is called with an object of another kind.
class MacProxiesTest {
  @TempDir Path folder;

  @Test
  void a_proxy_for_https_with_its_exceptions_is_read() throws Exception {
    assertThat(
            settings(
                """
                set(d, "HTTPSEnable", make_number(1));
                set(d, "HTTPSProxy", make_text("proxy.example"));
                set(d, "HTTPSPort", make_number(3128));
                set(d, "HTTPSUser", make_text("svc"));
                set(d, "HTTPEnable", make_number(1));
                set(d, "HTTPProxy", make_text("other.example"));
                set(d, "ExcludeSimpleHostnames", make_number(1));
                Object *list = make_array();
                append(list, make_text("*.local"));
                append(list, make_number(7));
                append(list, make_text("169.254/16"));
                set(d, "ExceptionsList", list);
                """))
        .isEqualTo(
            new SystemProxySettings(
                Optional.of("proxy.example"),
                3128,
                List.of("*.local", "169.254/16"),
                true,
                false,
                false));
  }

  @Test
  void a_proxy_that_is_switched_off_is_none() throws Exception {
    assertThat(
            settings(
                    """
                set(d, "HTTPSEnable", make_number(0));
                set(d, "HTTPSProxy", make_text("proxy.example"));
                set(d, "HTTPSPort", make_number(3128));
                """)
                .host())
        .isEmpty();
  }

  @Test
  void automatic_configuration_is_recognised() throws Exception {
    assertThat(
            settings(
                """
                set(d, "ProxyAutoConfigEnable", make_number(1));
                set(d, "ProxyAutoConfigURLString", make_text("http://wpad.example/proxy.pac"));
                set(d, "ProxyAutoDiscoveryEnable", make_number(1));
                """))
        .isEqualTo(new SystemProxySettings(Optional.empty(), 0, List.of(), false, true, true));
  }

  @Test
  void entries_of_another_kind_count_as_absent() throws Exception {
    assertThat(
            settings(
                """
                set(d, "HTTPSEnable", make_number(1));
                set(d, "HTTPSProxy", make_number(1));
                set(d, "HTTPSPort", make_text("3128"));
                set(d, "ExceptionsList", make_text("*.local"));
                set(d, "ExcludeSimpleHostnames", make_text("1"));
                """))
        .isEqualTo(SystemProxySettings.none());
  }

  @Test
  void a_port_out_of_range_and_a_very_long_name_do_no_harm() throws Exception {
    SystemProxySettings settings =
        settings(
            """
            char name[3000];
            memset(name, 'a', 2999); name[2999] = 0;
            set(d, "HTTPSEnable", make_number(1));
            set(d, "HTTPSProxy", make_text(name));
            set(d, "HTTPSPort", make_number(1L << 40));
            """);

    assertThat(settings.host()).isEmpty();
    assertThat(settings.port()).isEqualTo(65_536);
  }

  @Test
  void a_system_without_settings_has_none() throws Exception {
    assertThat(settings("CFRelease(d); return 0;")).isEqualTo(SystemProxySettings.none());
  }

  @Test
  void a_system_that_cannot_be_asked_has_none() {
    MacProxies proxies =
        new MacProxies(
            () -> {
              throw new PlatformUnavailableException("no library", new LinkageError());
            });

    assertThat(proxies.current()).isEqualTo(SystemProxySettings.none());
  }

  private SystemProxySettings settings(String entries) throws IOException, InterruptedException {
    CoreFoundation foundation =
        FakeLibrary.of(
            CoreFoundation.class,
            FakeObjects.SOURCE
                + "Object *SCDynamicStoreCopyProxies(void *store) {\n"
                + "if (store) abort();\nObject *d = make_dictionary();\n"
                + entries
                + "return d;\n}\n",
            folder);
    String library = folder.resolve("libfake.so").toString();
    SystemProxySettings settings =
        new MacProxies(
                () ->
                    new MacProxies.Libraries(
                        foundation, Native.load(library, SystemConfiguration.class)))
            .current();
    assertThat(NativeLibrary.getInstance(library).getFunction("fake_live").invokeInt(new Object[0]))
        .as("objects that were not released")
        .isZero();
    return settings;
  }
}
