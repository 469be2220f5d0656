// As much of the Python extension's API as notes-lsp asks: which interpreter is selected, and when
// another one is. The two interpreters are named by the environment.

const process = require("node:process");
const vscode = require("vscode");

exports.activate = (context) => {
  const [selected, other] = [process.env.TEST_INTERPRETER, process.env.TEST_OTHER_INTERPRETER];
  let active = selected;
  const changed = new vscode.EventEmitter();
  context.subscriptions.push(
    changed,
    vscode.commands.registerCommand("python.selectOther", () => {
      active = active === selected ? other : selected;
      changed.fire({ id: active, path: active });
    }),
  );
  return {
    environments: {
      getActiveEnvironmentPath: () => ({ id: active, path: active }),
      resolveEnvironment: async ({ path }) => ({
        path,
        executable: { uri: vscode.Uri.file(path) },
      }),
      onDidChangeActiveEnvironmentPath: changed.event,
    },
  };
};
