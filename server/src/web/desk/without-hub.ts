/** What the page may have to say for the first time when the hub, which also has its letters, is away. */
export const lettersWithoutHub =
  '手工发号连不上中心服务发纸质号写在纸上交给群众恢复后在补录里发送本机是第几咨询台号段已记清单用完换一个照常填写都保存再没有应答稍试还送达的行正次取叫窗口结束过早于请核对写成看不懂时间到选择业务码字母如可以入与第相同今天能这好即领另会自动进去把等先旧未空闲打印前面位约分钟浏览器数据或允许页人收回使';
