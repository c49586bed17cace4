// SPDX-License-Identifier: Apache-2.0
//
// Lets the local agent of @cursor/sdk run one tool call, as it does when Cursor's service asks for it, and prints what it
// answers to the service as one line of JSON.
//
//   node - PACKAGE FOLDER MESSAGE < cursor.cjs     MESSAGE is an ExecServerMessage as JSON
//
// The service itself cannot be stood in for, so its place is taken right behind the connection: the executor is the one that
// the package makes (hook files read by its loader, every tool wrapped in its hooks), and gets the message that the service
// would have sent. The package exports none of this, hence the three insertions below; a release that no longer has the
// places where they belong is reported, not skipped.
"use strict";
const Module = require("node:module");
const fs = require("node:fs");
const path = require("node:path");

const [home, folder, text] = process.argv.slice(2);
const parts = path.join(home, "dist", "cjs") + path.sep;
const LOAD = /Promise\.all\(\[[^\]]*\]\)\.then\((\w+)\.bind\(\1,"\.\/src\/agent\/local-executor\.ts"\)\)/;
const END = /(module\.exports=\w+)(\}\)\(\);?\s*(?:\/\/.*)?)$/;
const RUNTIME =
  /(\w+)=yield function\(\w+\)\{return \w+\(this,void 0,void 0,\(function\*\(\)\{var [^;]{0,200};const\{workingDirectory:/;
const CONTEXT = /\(0,\w+\.\w+\)\(\)(?=\.withName\("sdk\.run"\))/;
const EXECUTOR = /,\{(?=run:\(\w+,\w+,\w+\)=>)/;

function find(pattern, source, file) {
  const found = source.match(pattern);
  if (!found) throw new Error(`${file} has no ${pattern}: this release is put together in another way`);
  return found;
}

const compile = Module._extensions[".js"];
Module._extensions[".js"] = (module, file) => {
  if (!file.startsWith(parts)) return compile(module, file);
  let source = fs.readFileSync(file, "utf8");
  if (path.basename(file) === "index.js") {
    const load = find(LOAD, source, file);
    find(END, source, file);
    source = source.replace(END, (_, exports, end) => `${exports};globalThis.sdk={load:()=>${load[0]},part:${load[1]}}${end}`);
  } else if (source.includes('"./src/agent/local-executor.ts"(')) {
    const runtime = find(RUNTIME, source, file)[1];
    const context = find(CONTEXT, source, file)[0];
    find(EXECUTOR, source, file);
    source = source.replace(EXECUTOR, `,{workspace:${runtime},context:()=>${context},`);
  }
  module._compile(source, file);
};

async function main() {
  require(parts + "index.js");
  const { createLocalExecutor } = await globalThis.sdk.load();
  const agent = await createLocalExecutor({ workingDirectory: folder, settingSources: ["mdm", "user", "project"] });
  const session = await agent.workspace.createSessionRuntime({ sessionId: "1383b6c8-279e-408c-9443-a0598367ce5c" });
  const messages = Object.values(globalThis.sdk.part("../proto/dist/generated/agent/v1/exec_pb.js"));
  const message = messages.find((type) => type.typeName === "agent.v1.ExecServerMessage").fromJson(JSON.parse(text));
  const answers = [];
  for (const [resource, tool] of session.resources.wrapped.entries()) {
    const handlers = [];
    resource.registerControlledImplementation(tool, { register: (handler) => handlers.push(handler) });
    for (const handler of handlers) {
      const answer = handler.handle(agent.context(), message);
      if (answer) for await (const part of answer) answers.push(part.toJson());
    }
  }
  process.stdout.write(JSON.stringify(answers) + "\n");
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
