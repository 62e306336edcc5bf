import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Node, Program, Statement } from '@babel/types'
import { defaultExport, importsOf, nameOf, parseModule, valueOf } from '../scaffold/syntax-tree'

/** A source file and its syntax tree. */
export interface SourceFile {
  /** The absolute path. */
  path: string
  text: string
  program: Program
}

/** An expression and the file that it stands in. */
export interface Written {
  node: Node
  file: SourceFile
}

/** Reads source files, each once. */
export class SourceFiles {
  private readonly known = new Map<string, SourceFile | undefined>()

  /** The file at the absolute path; `undefined` when it is missing or does not parse. */
  read(path: string): SourceFile | undefined {
    if (!this.known.has(path)) this.known.set(path, parse(path))
    return this.known.get(path)
  }

  /** What a name stands for in a file: the value of a variable, or what is imported under it. */
  valueOf(name: string, file: SourceFile): Written | undefined {
    const node = valueOf(name, file.program)
    if (node) return { node, file }
    for (const { specifiers, source } of importsOf(file.program)) {
      const specifier = specifiers.find(({ local }) => local.name === name)
      if (!specifier || specifier.type === 'ImportNamespaceSpecifier') continue
      const exported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported)! : 'default'
      return this.exportOf(exported, this.imported(source.value, file))
    }
    return undefined
  }

  /** What a file exports under a name; `default` is one. */
  exportOf(name: string, file: SourceFile | undefined, through: SourceFile[] = []): Written | undefined {
    if (!file || through.includes(file)) return undefined
    const own = name === 'default' ? defaultExport(file.program) : valueOf(name, file.program)
    if (own) return { node: own, file }
    for (const statement of file.program.body) {
      const found = this.exportIn(statement, name, file, [...through, file])
      if (found) return found
    }
    return undefined
  }

  private exportIn(statement: Statement, name: string, file: SourceFile, through: SourceFile[]): Written | undefined {
    if (statement.type === 'ExportAllDeclaration') {
      return this.exportOf(name, this.imported(statement.source.value, file), through)
    }
    if (statement.type !== 'ExportNamedDeclaration') return undefined
    const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
    if (specifier?.type !== 'ExportSpecifier') return undefined
    const local = nameOf(specifier.local)!
    if (!statement.source) return this.valueOf(local, file)
    return this.exportOf(local, this.imported(statement.source.value, file), through)
  }

  private imported(specifier: string, file: SourceFile): SourceFile | undefined {
    if (!specifier.startsWith('.')) return undefined
    const path = resolve(dirname(file.path), specifier)
    const found = [`${path}.ts`, resolve(path, 'index.ts'), path].find((candidate) => existsSync(candidate))
    return found === undefined ? undefined : this.read(found)
  }
}

function parse(path: string): SourceFile | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    return { path, text, program: parseModule(text, (reason) => new Error(reason)) }
  } catch {
    return undefined
  }
}
