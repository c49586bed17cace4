// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.runlayer.aiwatch.hook.event.HookClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCallTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          claude_code | Read         | {"file_path":"/src/proj/.env"}
          claude_code | Read         | {"file_path":".ENV.Local"}
          claude_code | Read         | {"file_path":"file:///src/proj/%2Eenv"}
          claude_code | Read         | {"file_path":"file:///src/proj/.env#L1"}
          claude_code | Read         | {"file_path":"~/.env"}
          claude_code | Write        | {"file_path":"/src/proj/.env","content":"A=b"}
          claude_code | Edit         | {"file_path":"a/../.env","old_string":"a","new_string":"b"}
          claude_code | MultiEdit    | {"file_path":".env","edits":[]}
          claude_code | NotebookEdit | {"notebook_path":".env"}
          claude_code | Grep         | {"pattern":"KEY","path":".env"}
          claude_code | Grep         | {"pattern":"KEY","glob":".env*"}
          claude_code | Grep         | {"pattern":"KEY","glob":"**/{.env,x}"}
          claude_code | Grep         | {"pattern":"KEY","glob":"*.env"}
          claude_code | Glob         | {"pattern":"**/.env"}
          claude_code | Glob         | {"pattern":"**/.en*"}
          claude_code | WebFetch     | {"url":"file:///src/proj/.env"}
          claude_code | Bash         | {"command":"cat .env"}
          claude_code | Unheard      | {"file":".env"}
          claude_code | Unheard      | {"options":{"inputPath":".env"}}
          claude_code | Unheard      | {"files":[{"name":".env"}]}
          claude_code | Unheard      | {"targetDir":"x/.env"}
          claude_code | Unheard      | {"some_glob":".env*"}
          claude_code | Unheard      | {"resource_uri":"file:///x/%2eenv"}
          claude_code | Unheard      | {"shellCommand":"cat .env"}
          claude_code | Unheard      | {"CMD":["bash","-lc","cat .env"]}
          claude_code | Unheard      | {"a":[[[{"filename":".env"}]]]}
          codex       | Bash         | {"command":"cat .env"}
          codex       | shell        | {"command":["bash","-lc","cat .env"],"workdir":"/x"}
          codex       | shell        | {"command":["cat",".env"]}
          codex       | exec_command | {"cmd":"cat .env"}
          codex       | apply_patch  | {"command":"*** Begin Patch\\n*** Add File: .env\\n+A=b\\n*** End Patch\\n"}
          codex       | apply_patch  | {"command":"*** Begin Patch\\n*** Update File: a\\n*** Move to: .env\\n*** End Patch"}
          codex       | apply_patch  | {"command":"*** Begin Patch\\n*** Delete File: sub/.env\\n*** End Patch"}
          codex       | apply_patch  | {"input":"--- a/.env\\n+++ b/.env\\n"}
          codex       | view_image   | {"path":".env"}
          cursor      | Shell        | {"command":"cat .env","cwd":"/work"}
          cursor      | Read         | {"file_path":".env"}
          cursor      | Read         | {"target_file":".env"}
          cursor      | Delete       | {"path":".env"}
          cursor      | Grep         | {"pattern":"x","glob":".env"}
          cursor      | Glob         | {"glob_pattern":"**/.env*"}
          hermes      | terminal     | {"command":"cat .env"}
          hermes      | read_file    | {"path":".env","offset":1}
          hermes      | write_file   | {"path":".env","content":"x"}
          hermes      | patch        | {"path":".env","old_string":"a","new_string":"b"}
          hermes      | patch        | {"mode":"patch","patch":"*** Begin Patch\\n*** Update File: .env\\n*** End Patch"}
          hermes      | search_files | {"pattern":".env*","target":"files"}
          hermes      | search_files | {"pattern":"KEY","file_glob":".env"}
          hermes      | search_files | {"pattern":"KEY","path":".env"}
          hermes      | execute_code | {"code":"print(read_file('.env'))"}
          hermes      | process      | {"action":"write","data":"cat .env\\n"}
          """)
  void denies_the_environment_file_in_every_argument_that_names_files(
      String client, String tool, String input) {
    assertThat(find(client, tool, input)).contains(Guarded.ENVIRONMENT_FILE);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          claude_code | Read         | {"file_path":"/src/proj/.env.example"}
          claude_code | Read         | {"file_path":"/home/dev/.codex/config.toml"}
          claude_code | Read         | {"file_path":"/src/proj/config/settings.json"}
          claude_code | Write        | {"file_path":"README.md","content":"cat .env"}
          claude_code | Edit         | {"file_path":"a.ts","old_string":".env","new_string":"mcp.json"}
          claude_code | Grep         | {"pattern":"\\\\.env"}
          claude_code | Grep         | {"pattern":".env","path":"src"}
          claude_code | Grep         | {"pattern":"KEY","glob":"!.env"}
          claude_code | Grep         | {"pattern":"KEY","glob":"*.{ts,tsx}"}
          claude_code | Grep         | {"pattern":"KEY","glob":"**/*.json"}
          claude_code | Grep         | {"pattern":"KEY"}
          claude_code | Glob         | {"pattern":"**/*"}
          claude_code | Glob         | {"pattern":"**/*.ts","path":"src"}
          claude_code | Glob         | {"pattern":"*.json"}
          claude_code | WebFetch     | {"url":"https://example.com/.env","prompt":"read mcp.json"}
          claude_code | Agent        | {"prompt":"look at .env","description":"mcp.json"}
          claude_code | TaskUpdate   | {"taskId":"1","status":"completed"}
          claude_code | TodoWrite    | {"todos":[{"content":".env","status":"pending"}]}
          claude_code | Bash         | {"command":"npm test","description":"cat .env"}
          claude_code | Unheard      | {"text":".env","name":"mcp.json"}
          claude_code | Unheard      | {"url":"https://example.com/mcp.json"}
          codex       | apply_patch  | {"command":"*** Begin Patch\\n*** Add File: a.txt\\n+*** see .env\\n+.env\\n*** End Patch\\n"}
          codex       | Bash         | {"command":"touch /home/dev/outside_marker"}
          codex       | spawn_agent  | {"message":"cat .env"}
          codex       | list_mcp_resources | {}
          cursor      | Shell        | {"command":"echo hi","cwd":"/src/proj"}
          cursor      | Read         | {"file_path":"/src/proj/a.txt"}
          cursor      | Write        | {"file_path":"a.txt","contents":".env"}
          hermes      | terminal     | {"command":"echo hi && pwd"}
          hermes      | todo         | {"todos":[{"content":".env"}]}
          hermes      | process      | {"action":"list"}
          hermes      | search_files | {"pattern":"process_env","path":"src"}
          hermes      | execute_code | {"code":"from hermes_tools import terminal\\nprint(terminal('echo inside'))"}
          """)
  void lets_ordinary_calls_through(String client, String tool, String input) {
    assertThat(find(client, tool, input)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          HOOKS                | Write   | {"file_path":"/home/dev/.codex/config.toml","content":""}
          HOOKS                | Edit    | {"file_path":".claude/settings.local.json"}
          HOOKS                | Write   | {"file_path":".claude/hooks/a/b.sh","content":""}
          HOOKS                | Write   | {"file_path":"/home/dev/.hermes/profiles/w/config.yaml"}
          HOOKS                | Write   | {"file_path":"/home/dev/.hermes/shell-hooks-allowlist.json"}
          HOOKS                | Unheard | {"path":"/home/dev/.cursor/hooks.json"}
          OWN_STATE            | Write   | {"file_path":"/home/dev/.runlayer/state.json"}
          ENVIRONMENT_FILE     | Write   | {"file_path":"/home/dev/.hermes/.env"}
          CLIENT_CONFIGURATION | Read    | {"file_path":"/home/dev/.claude/settings.json"}
          CLIENT_CONFIGURATION | Grep    | {"pattern":"x","path":".claude","glob":"settings.json"}
          CLIENT_CONFIGURATION | Bash    | {"command":"cat settings.json","cwd":".claude"}
          CLIENT_CONFIGURATION | Bash    | {"command":"cat settings.json","workdir":"/x/.claude"}
          CLIENT_CONFIGURATION | Read    | {"file_path":"settings.json","working_directory":"~/.claude"}
          SERVER_LIST          | Read    | {"file_path":".mcp.json"}
          """)
  void says_what_is_guarded(Guarded expected, String tool, String input) {
    assertThat(find("claude_code", tool, input)).contains(expected);
  }

  @Test
  void reads_the_payload_where_the_event_has_no_arguments_of_its_own() {
    ObjectNode shell = object("{\"command\":\"cat settings.json\",\"cwd\":\"/x/.claude\"}");
    ObjectNode read = object("{\"file_path\":\"/x/.env\",\"content\":\"A=b\"}");
    ObjectNode attached =
        object("{\"file_path\":\"/x/a\",\"attachments\":[{\"file_path\":\"/x/.env\"}]}");
    ObjectNode plain = object("{\"file_path\":\"/x/a\",\"content\":\"cat .env\"}");

    assertThat(Calls.nowhere().event(HookClient.CURSOR, "beforeShellExecution", shell))
        .contains(Guarded.CLIENT_CONFIGURATION);
    assertThat(Calls.nowhere().event(HookClient.CURSOR, "beforeReadFile", read))
        .contains(Guarded.ENVIRONMENT_FILE);
    assertThat(Calls.nowhere().event(HookClient.CURSOR, "beforeTabFileRead", attached))
        .contains(Guarded.ENVIRONMENT_FILE);
    assertThat(Calls.nowhere().event(HookClient.CURSOR, "beforeReadFile", plain)).isEmpty();
  }

  @Test
  void takes_names_in_an_unknown_folder_for_the_guarded_ones() {
    assertThat(Calls.nowhere().shell("cat settings.json")).contains(Guarded.CLIENT_CONFIGURATION);
    assertThat(Calls.nowhere().shell("cat config.toml")).isEmpty();
    assertThat(Calls.nowhere().shell("rm config.toml")).contains(Guarded.HOOKS);
    assertThat(Calls.inProject().shell("cat settings.json")).isEmpty();
  }

  @Test
  void never_repeats_what_the_call_holds() {
    for (Guarded guarded : Guarded.values()) {
      assertThat(guarded.reason()).hasSizeBetween(60, 400).contains("administrator").endsWith(".");
    }
  }

  private static java.util.Optional<Guarded> find(String client, String tool, String input) {
    return Calls.inProject().tool(HookClient.named(client).orElseThrow(), tool, object(input));
  }

  private static ObjectNode object(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node.isObject() ? (ObjectNode) node : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
